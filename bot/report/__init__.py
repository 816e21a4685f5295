"""The teacher's report of a class's round: the workbook and the picture. It asks no database and sends nothing."""
