// Reads a GIFT file with gift-pegjs and prints what it found, as JSON.
const fs = require("fs");
const gift = require("gift-pegjs");
process.stdout.write(JSON.stringify(gift.parse(fs.readFileSync(process.argv[2], "utf8"))));
