# What moderators see: names of commands and options, and what the bot answers.

description-zainichi-mod = For moderators: a daily fact, settings, and who runs what here
command-grant = grant
    .about = Let somebody use the commands for staff
    .example = zainichi-mod grant @Mina
command-revoke = revoke
    .about = Take the commands for staff back from somebody
    .example = zainichi-mod revoke @Mina
option-person = person
    .about = Somebody here, by a mention
granted = may now use the commands for staff here.
granted-already = may use the commands for staff already.
granted-how = On Discord, also allow them the command: Server Settings → Integrations → this bot.
revoked = may no longer use the commands for staff here, unless they are an admin.
revoked-nothing = had not been given the commands for staff.
not-staff = That command is for staff here. An admin can let you use it: zainichi-mod grant, with your name.
mistake-person = “{ $typed }” is nobody that I can find here. Type @ and choose the person from the list.
help-staff = For staff there is more: { $roots }
