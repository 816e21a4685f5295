# Seen where something is not understood or does not work; of the database also at the start and in the doctor.

## When something is not understood or does not work

mistake-no-command = There’s no command “{ $typed }”.
mistake-did-you-mean = Did you mean “{ $nearest }”?
mistake-did-you-mean-command = Did you mean { COMMAND($nearest) }?
mistake-no-option = { COMMAND($command) } has no option “{ $typed }”.
mistake-twice = “{ $option }” appears twice. Give it once.
mistake-too-many = I don’t know what to do with “{ $typed }”.
mistake-missing = { COMMAND($command) } needs { $option }: { $about }.
mistake-unnamed = Which setting is “{ $typed }” for? Put its name in front.
mistake-value = { $option ->
    [quiz] I don’t know a quiz called “{ $typed }”.
    [topic] I don’t know a topic called “{ $typed }”.
    [off] I don’t know a topic called “{ $typed }”.
    [on] I don’t know a topic called “{ $typed }”.
    [theme] I don’t know a subject called “{ $typed }”.
    [name] I don’t know a term “{ $typed }”.
    [command] I don’t know a command “{ $typed }”.
   *[other] “{ $typed }” isn’t a choice for { $option }.
  }
mistake-value-range = { $option } must be between { $least } and { $most }, not “{ $typed }”.
mistake-value-one-of = You can use: { $values }
mistake-person = I can’t find “{ $typed }” here. Type @ and choose the person from the list.
mistake-long = That’s too long: { NUMBER($length) } characters. I can take { NUMBER($limit) } at most.
mistake-press = This button is out of date. Try { COMMAND("help") }
mistake-number = There’s no button { $number } here.
not-staff = That command is for teachers and moderators here. An admin can let you use it.
not-staff-by-press = This button is for staff here, and it has been there for a while. If you can use the command, type it again: { COMMAND($command) }
oops = Something went wrong on our side. If you report it, mention { $id }

## What can be wrong with the database

trouble-cannot-open = The database file { $name } cannot be opened. Check that its folder exists and can be written to, or set DATABASE_URL to another place.
trouble-not-a-database = { $name } is not a database that can be read, or it is damaged. Move it away, or set DATABASE_URL to another place; nothing in it was changed.
trouble-unreachable = The database server of { $name } cannot be reached or does not answer. Check that it runs and that DATABASE_URL has the right host and port. Nothing was stored this time; try again in a moment.
trouble-address = The address of the database { $name } in DATABASE_URL cannot be used as it is written. Check the port and what stands behind the question mark; the log says which part.
trouble-parameter = The database server does not take “{ $name }”, a parameter that DATABASE_URL gives it. Leave that out behind the question mark of DATABASE_URL, or allow it in the pooler before the server.
trouble-no-entry = The database server does not let the bot in to { $name }. Check the user and the password in DATABASE_URL.
trouble-no-such-database = There is no database { $name } on that server. Make it there, or set DATABASE_URL to one that exists.
trouble-lost = The connection to the database { $name } broke off, so it’s not known whether this was stored. Check, and do it again if it wasn’t; nothing counts twice.
trouble-read-only = The database { $name } can only be read, not written. Give this user the right to write it (for a file, its folder too). Nothing was stored.
trouble-full = The disk with { $name } is full. Nothing was stored this time; free some space and try again.
trouble-disk = The disk refused to write { $name }. Nothing was stored this time; check the disk and try again.
trouble-newer = { $name } was written by a newer version of this bot. Update the bot, or set DATABASE_URL to another place; nothing in it was changed.
trouble-changed = The script { $name } is not the one with which this database was made: someone has edited it. A script that was released must never be edited. Take the files of the released version again (all of bot/db/migrations); changes to the tables belong in a new script. Nothing in the database was changed.
trouble-busy = { $name } is busy with another program. Nothing was stored this time; try again in a moment.
trouble-broken = The database { $name } reported an error. Nothing was stored this time; the log says more.
