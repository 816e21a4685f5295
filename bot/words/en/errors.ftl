# Seen where something is not understood or does not work; of the database also at the start and in the doctor.

## When something is not understood or does not work

mistake-no-command = There is no command “{ $typed }”.
mistake-did-you-mean = Did you mean “{ $nearest }”?
mistake-did-you-mean-command = Did you mean { COMMAND($nearest) }?
mistake-no-option = { COMMAND($command) } has no option “{ $typed }”.
mistake-twice = “{ $option }” is given twice. Once is enough.
mistake-too-many = I don’t know what to do with “{ $typed }”.
mistake-missing = { COMMAND($command) } needs { $option }: { $about }.
mistake-unnamed = Which setting is “{ $typed }” for? Write its name before it.
mistake-value = “{ $typed }” does not fit { $option }.
mistake-value-range = { $option } is a number from { $least } to { $most }, not “{ $typed }”.
mistake-value-one-of = It can be: { $values }
mistake-person = “{ $typed }” is nobody that I can find here. Type @ and choose the person from the list.
mistake-long = That is too long: { NUMBER($length) } characters. { NUMBER($limit) } at most, please.
mistake-press = This button is out of date. Try { COMMAND("help") }
mistake-number = There is no button { $number } here.
not-staff = That command is for teachers and moderators here. An admin can let you use it.
not-staff-by-press = This button is for staff here, and it has been there for a while. If you can use the command, give it again: { COMMAND($command) }
oops = Something went wrong, and it is not your fault. If you report it, give this number: { $id }

## What can be wrong with the database

trouble-cannot-open = The database file { $name } cannot be opened. Check that its folder exists and may be written, or set DATABASE_URL to another place.
trouble-not-a-database = { $name } is not a database that can be read, or it is damaged. Move it away, or set DATABASE_URL to another place; nothing in it was changed.
trouble-unreachable = The database server of { $name } cannot be reached or does not answer. Check that it runs and that DATABASE_URL has the right host and port. Nothing of this was stored; do it again in a moment.
trouble-address = The address of the database { $name } in DATABASE_URL cannot be used as it is written. Check the port and what stands behind the question mark; the log says which part.
trouble-parameter = The database server does not take “{ $name }”, a parameter that DATABASE_URL gives it. Leave that out behind the question mark of DATABASE_URL, or allow it in the pooler before the server.
trouble-no-entry = The database server does not let the bot in to { $name }. Check the user and the password in DATABASE_URL.
trouble-no-such-database = There is no database { $name } on that server. Make it there, or set DATABASE_URL to one that exists.
trouble-lost = The connection to the database { $name } broke off, so it is not known whether this was stored. Look, and do it again if not; nothing counts twice.
trouble-read-only = The database { $name } may only be read, not written. Give this user the right to write it (for a file, its folder too). Nothing was stored.
trouble-full = The disk with { $name } is full. Nothing of this was stored; free some space and do it again.
trouble-disk = The disk refused to write { $name }. Nothing of this was stored; check the disk and do it again.
trouble-newer = { $name } was written by a newer version of this bot. Update the bot, or set DATABASE_URL to another place; nothing in it was changed.
trouble-changed = The script { $name } is not the one with which this database was made: somebody has edited it. A script that was released must never be edited. Take the files of the released version again (all of bot/db/migrations); changes to the tables belong in a new script. Nothing in the database was changed.
trouble-busy = { $name } is busy with another program. Nothing of this was stored; do it again in a moment.
trouble-broken = The database { $name } reported an error. Nothing of this was stored; the log says more.
