-- Slack in many workspaces: where the app is installed, and the token with which each workspace is served.

CREATE TABLE slack_installation (
    external TEXT NOT NULL PRIMARY KEY, -- the workspace as a community: slack:T1
    app TEXT,                           -- Slack's id of the app
    bot_user TEXT NOT NULL,             -- as which the bot speaks there
    token TEXT,                         -- sealed; NULL: the app was removed there
    refresh TEXT,                       -- sealed: what the next token is asked for with; NULL: the token stays good
    expires INTEGER,                    -- until when (ms) the token is good; NULL: for ever
    version INTEGER NOT NULL,           -- grows by one with each new token, and when it is taken away
    lease INTEGER,                      -- until then (ms) somebody is asking for the next token
    installed INTEGER NOT NULL          -- when (ms), the last time
);

-- What a browser brought back from Slack's page: each goes once. A row is kept as long as it could come again.
CREATE TABLE slack_state (
    digest TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
);

-- Since when (ms) a community is without the bot, which was removed there. What is stored of it is deleted after a time.
ALTER TABLE community ADD COLUMN left_at INTEGER;
CREATE INDEX community_left ON community (left_at) WHERE left_at IS NOT NULL;
