"""The teacher's report of a class's round: the workbook and the picture. It reads no database and sends nothing."""
