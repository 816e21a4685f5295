BEGIN TRANSACTION;
CREATE TABLE answer (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    choice INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    points INTEGER NOT NULL,            -- what it is worth if it is the person's first answer to the question
    at TEXT NOT NULL,
    PRIMARY KEY (round, position, person)
);
INSERT INTO "answer" VALUES(1,0,7,0,1,1000,'2026-11-28T08:04:03.152+00:00');
INSERT INTO "answer" VALUES(1,1,7,0,1,1000,'2026-11-28T08:04:03.152+00:00');
INSERT INTO "answer" VALUES(1,2,7,2,1,1000,'2026-11-28T08:04:03.152+00:00');
INSERT INTO "answer" VALUES(1,3,7,1,0,0,'2026-11-28T08:04:03.152+00:00');
INSERT INTO "answer" VALUES(2,0,9,3,1,1000,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(2,1,9,2,0,0,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(2,2,9,3,0,0,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(3,0,6,0,1,1000,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(3,1,6,1,1,1000,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(3,2,6,1,0,0,'2026-11-28T23:04:03.152+00:00');
INSERT INTO "answer" VALUES(6,0,5,0,1,1000,'2026-11-28T23:07:12.153+00:00');
INSERT INTO "answer" VALUES(7,0,6,3,0,0,'2026-11-28T23:07:24.197+00:00');
INSERT INTO "answer" VALUES(8,0,3,1,1,1000,'2026-11-28T23:07:33.240+00:00');
CREATE TABLE class_answer (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    choice INTEGER NOT NULL CHECK (choice BETWEEN -1 AND 25),               -- -1: skipped
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999999999999),            -- the platform's stamp of the press
    changes INTEGER NOT NULL,           -- how often it was changed
    PRIMARY KEY (round, position, person)
) WITHOUT ROWID;
INSERT INTO "class_answer" VALUES(1,0,1,3,1795907874903,0);
INSERT INTO "class_answer" VALUES(1,0,4,1,1795907876403,0);
INSERT INTO "class_answer" VALUES(1,0,7,2,1795907879403,1);
INSERT INTO "class_answer" VALUES(1,1,1,1,1795907884653,0);
INSERT INTO "class_answer" VALUES(1,1,4,1,1795907886153,0);
INSERT INTO "class_answer" VALUES(1,1,7,1,1795907890653,2);
INSERT INTO "class_answer" VALUES(1,2,1,0,1795907894653,0);
INSERT INTO "class_answer" VALUES(1,2,4,2,1795907896153,0);
INSERT INTO "class_answer" VALUES(1,2,7,1,1795907899153,1);
INSERT INTO "class_answer" VALUES(3,0,5,2,1795907911403,0);
INSERT INTO "class_answer" VALUES(4,0,6,3,1795908002153,0);
INSERT INTO "class_answer" VALUES(5,0,1,1,1795908007403,0);
INSERT INTO "class_answer" VALUES(5,0,4,1,1795908008903,0);
INSERT INTO "class_answer" VALUES(5,1,1,3,1795908012903,0);
INSERT INTO "class_answer" VALUES(5,1,4,2,1795908014403,0);
INSERT INTO "class_answer" VALUES(6,0,5,1,1795908023403,0);
INSERT INTO "class_answer" VALUES(6,1,5,0,1795908027403,0);
INSERT INTO "class_answer" VALUES(6,2,5,0,1795908031403,0);
INSERT INTO "class_answer" VALUES(6,3,5,2,1795908037903,0);
INSERT INTO "class_answer" VALUES(6,3,9,-1,1795908035540,0);
INSERT INTO "class_answer" VALUES(6,4,5,2,1795908041903,0);
INSERT INTO "class_answer" VALUES(6,4,9,1,1795908043403,0);
INSERT INTO "class_answer" VALUES(7,0,6,1,1795908048653,0);
INSERT INTO "class_answer" VALUES(7,1,6,0,1795908052653,0);
INSERT INTO "class_answer" VALUES(7,2,6,0,1795908056653,0);
CREATE TABLE class_round (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    place TEXT NOT NULL,                -- discord:42:99, slack:T1:C2, console:here
    host INTEGER REFERENCES person (id) ON DELETE SET NULL,
    title TEXT NOT NULL,                -- what it is on: quiz/<id>, topic/<name>, any/
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    locked INTEGER NOT NULL,            -- 1: nobody new may join
    version INTEGER NOT NULL,           -- grows by one with each step: what a step compares before it is taken
    stepped INTEGER NOT NULL,           -- when the host last took a step
    shown INTEGER NOT NULL,             -- the version that the public message shows; -1: none yet
    message TEXT,                       -- the platform's name for the public message that is being edited
    panel TEXT,                         -- the platform's name for the host's panel
    due INTEGER,                        -- when to look at it again, whatever happens; NULL: never
    lease INTEGER,                      -- until then somebody is showing it
    started INTEGER NOT NULL,
    ended INTEGER,
    reported INTEGER,                   -- when the host had the report
    terms TEXT NOT NULL,                -- JSON: what the host chose
    clock TEXT,                         -- JSON: the clocks of its questions; NULL in the lobby
    items TEXT NOT NULL                 -- JSON: the questions, their keys, the order of their choices; long, so last
);
INSERT INTO "class_round" VALUES(1,1,'discord:42:901',8,'quiz/first-ships','ended',2,0,8,1795907902040,8,'1000000|901/1300000000000000005','1001/1300000000000000001',NULL,1795907933290,1795907866290,1795907902040,1795907903290,'{"scoring": "accuracy", "names": "pseudonym", "language": "ja", "seconds": 30, "untimed": false, "zone": "Asia/Tokyo", "place": "#history", "host": "Ms Mori"}','[[1795907873790,30000,[],null,1795907881040],[1795907883540,30000,[],null,1795907892290],[1795907893540,30000,[],null,1795907900790]]','[{"question": "q-voy-willows", "key": 3, "order": [1, 2, 0, 3], "has_note": false}, {"question": "q-voy-threat", "key": 1, "order": [2, 1, 3, 0], "has_note": true}, {"question": "q-voy-destination", "key": 0, "order": [2, 1, 0], "has_note": false}]');
INSERT INTO "class_round" VALUES(2,1,'discord:42:903',8,'any/','lobby',0,0,0,1795907905290,0,'-1|903/1300000000000000007','1001/1300000000000000008',1795909705290,NULL,1795907905290,NULL,NULL,'{"scoring": "accuracy", "names": "pseudonym", "language": "ja", "seconds": null, "untimed": false, "zone": "Asia/Tokyo", "place": "#lobby", "host": "Ms Mori"}',NULL,'[{"question": "q-now-decline", "key": 0, "order": [2, 1, 0], "has_note": false}, {"question": "q-now-zainichi", "key": 1, "order": [2, 1, 0], "has_note": false}, {"question": "q-disc-1958-poor", "key": 3, "order": [3, 1, 0, 2], "has_note": false}, {"question": "q-dip-archive", "key": 0, "order": [2, 3, 0, 1], "has_note": false}, {"question": "q-dip-icrc-tour-1956", "key": 1, "order": [1, 2, 3, 0], "has_note": false}]');
INSERT INTO "class_round" VALUES(3,2,'slack:T1:C2',2,'quiz/words-and-numbers','open',0,0,4,1795907938540,4,'0|C2/1795852800.000002','U1/1795852800.000001',1795909738540,NULL,1795907907790,NULL,NULL,'{"scoring": "accuracy", "names": "pseudonym", "language": "ja", "seconds": 60, "untimed": false, "zone": "Asia/Seoul", "place": "#paused", "host": "Park"}','[[1795907910290,60000,[[1795907913040,1795907934290]],1795907938540,null]]','[{"question": "q-voy-total", "key": 1, "order": [2, 3, 0, 1], "has_note": false}, {"question": "q-term-repatriation", "key": 2, "order": [0, 1, 2, 3], "has_note": false}, {"question": "q-org-buksong-meaning", "key": 0, "order": [1, 0, 3, 2], "has_note": false}]');
INSERT INTO "class_round" VALUES(4,3,'console:here',3,'quiz/promises-and-diplomacy','revealed',0,0,2,1795908003790,2,'0|1','',1795909803790,NULL,1795907999790,NULL,NULL,'{"scoring": "accuracy", "names": "pseudonym", "language": "en", "seconds": null, "untimed": false, "zone": "UTC", "place": "this terminal", "host": "Kay"}','[[1795908001040,35000,[],null,1795908003790]]','[{"question": "q-dip-media", "key": 3, "order": [3, 0, 2, 1], "has_note": false}, {"question": "q-dip-guide-ships", "key": 2, "order": [2, 0, 1], "has_note": false}]');
INSERT INTO "class_round" VALUES(5,1,'discord:42:902',8,'quiz/why-they-left','ended',1,0,5,1795908017290,5,'1000000|902/1300000000000000013','1001/1300000000000000010',NULL,NULL,1795908005040,1795908017290,NULL,'{"scoring": "none", "names": "pseudonym", "language": "ja", "seconds": null, "untimed": true, "zone": "Asia/Tokyo", "place": "#second", "host": "Ms Mori"}','[[1795908006290,null,[],null,1795908010540],[1795908011790,null,[],null,1795908016040]]','[{"question": "q-legal-welfare-1952", "key": 1, "order": [0, 1, 2, 3], "has_note": false}, {"question": "q-who-minakawa", "key": 2, "order": [3, 1, 0, 2], "has_note": false}]');
INSERT INTO "class_round" VALUES(6,2,'slack:T1:C1',2,'quiz/courts-and-memory','open',4,0,11,1795908045040,11,'4|C1/1795852800.000009','U1/1795852800.000004',1795908176790,NULL,1795908018540,NULL,NULL,'{"scoring": "tiebreak", "names": "server", "language": "ko", "seconds": 120, "untimed": false, "zone": "Asia/Seoul", "place": "#zainichi", "host": "Park"}','[[1795908022290,120000,[],null,1795908025040],[1795908026290,120000,[],null,1795908029040],[1795908030290,120000,[],null,1795908033040],[1795908036790,120000,[],null,1795908039540],[1795908040790,135000,[],null,null]]','[{"question": "q-law-bodnam", "key": 1, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-kojima", "key": 0, "order": [2, 0, 1], "has_note": false}, {"question": "q-film-dear-pyongyang", "key": 0, "order": [0, 2, 1], "has_note": false}, {"question": "q-law-december", "key": 2, "order": [2, 0, 1], "has_note": true}, {"question": "q-law-trc-blame", "key": 2, "order": [1, 0, 2], "has_note": false}, {"question": "q-law-2026-order", "key": 0, "order": [1, 0, 2], "has_note": false}, {"question": "q-law-coi-tokyo", "key": 0, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-2022-accepted", "key": 2, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-high-court", "key": 1, "order": [1, 2, 0], "has_note": false}, {"question": "q-law-notice", "key": 2, "order": [1, 0, 2], "has_note": false}, {"question": "q-law-collecting", "key": 0, "order": [0, 1, 2], "has_note": false}, {"question": "q-law-one-wrong", "key": 1, "order": [1, 2, 0], "has_note": false}]');
INSERT INTO "class_round" VALUES(7,3,'console:there',NULL,'quiz/courts-and-memory','note',3,0,7,1795908059540,7,'3|7','3',1795908067540,NULL,1795908046290,NULL,NULL,'{"scoring": "accuracy", "names": "pseudonym", "language": "en", "seconds": null, "untimed": false, "zone": "UTC", "place": "there", "host": "Deleted"}','[[1795908047540,30000,[],null,1795908050290],[1795908051540,30000,[],null,1795908054290],[1795908055540,30000,[],null,1795908058290],[1795908059540,8000,[],null,null]]','[{"question": "q-law-bodnam", "key": 1, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-kojima", "key": 0, "order": [2, 0, 1], "has_note": false}, {"question": "q-film-dear-pyongyang", "key": 0, "order": [0, 2, 1], "has_note": false}, {"question": "q-law-december", "key": 2, "order": [1, 0, 2], "has_note": true}, {"question": "q-law-trc-blame", "key": 2, "order": [0, 2, 1], "has_note": false}, {"question": "q-law-2026-order", "key": 0, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-coi-tokyo", "key": 0, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-2022-accepted", "key": 2, "order": [2, 0, 1], "has_note": false}, {"question": "q-law-high-court", "key": 1, "order": [0, 2, 1], "has_note": false}, {"question": "q-law-notice", "key": 2, "order": [1, 0, 2], "has_note": false}, {"question": "q-law-collecting", "key": 0, "order": [0, 2, 1], "has_note": false}, {"question": "q-law-one-wrong", "key": 1, "order": [0, 2, 1], "has_note": false}]');
INSERT INTO "class_round" VALUES(8,1,'discord:42:905',8,'any/','lobby',0,0,0,1795908060790,-1,NULL,NULL,1795909860790,NULL,1795908060790,NULL,NULL,'{"scoring": "accuracy", "names": "pseudonym", "language": "ja", "seconds": null, "untimed": false, "zone": "Asia/Tokyo", "place": "", "host": ""}',NULL,'[{"question": "q-voy-question-asked", "key": 3, "order": [3, 0, 1, 2], "has_note": false}, {"question": "q-life-kang", "key": 1, "order": [0, 2, 1], "has_note": true}, {"question": "q-org-chongryon-first-meeting", "key": 1, "order": [1, 0, 3, 2], "has_note": false}]');
CREATE TABLE community (
    id INTEGER NOT NULL PRIMARY KEY,
    external TEXT NOT NULL UNIQUE       -- discord:42, slack:T1, console
);
INSERT INTO "community" VALUES(1,'discord:42');
INSERT INTO "community" VALUES(2,'slack:T1');
INSERT INTO "community" VALUES(3,'console');
CREATE TABLE community_setting (
    community INTEGER NOT NULL REFERENCES community (id),
    name TEXT NOT NULL,                 -- language, share, notes, topic/<name>
    value TEXT NOT NULL,                -- a language; otherwise: off
    PRIMARY KEY (community, name)
);
INSERT INTO "community_setting" VALUES(1,'language','ja');
INSERT INTO "community_setting" VALUES(1,'share','off');
INSERT INTO "community_setting" VALUES(1,'topic/film-literature','off');
INSERT INTO "community_setting" VALUES(1,'topic/economy','off');
INSERT INTO "community_setting" VALUES(2,'notes','off');
CREATE TABLE delivered (
    key TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
);
INSERT INTO "delivered" VALUES('00000000000000000000000000000000','2026-11-28T08:01:00.131+00:00');
INSERT INTO "delivered" VALUES('00000000000000000000000000000001','2026-11-28T08:02:01.138+00:00');
INSERT INTO "delivered" VALUES('00000000000000000000000000000002','2026-11-28T08:03:02.145+00:00');
CREATE TABLE first_answer (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    PRIMARY KEY (person, question)
);
INSERT INTO "first_answer" VALUES(7,'q-legal-1947-duty',1);
INSERT INTO "first_answer" VALUES(7,'q-disc-hitachi-why',1);
INSERT INTO "first_answer" VALUES(7,'q-disc-kobe-cause',1);
INSERT INTO "first_answer" VALUES(7,'q-legal-closed-job',1);
INSERT INTO "first_answer" VALUES(9,'q-dip-showcase',2);
INSERT INTO "first_answer" VALUES(9,'q-dip-backing',2);
INSERT INTO "first_answer" VALUES(9,'q-dip-icrc-tour-1956',2);
INSERT INTO "first_answer" VALUES(6,'q-who-kawasaki-alone',3);
INSERT INTO "first_answer" VALUES(6,'q-life-december-16',3);
INSERT INTO "first_answer" VALUES(6,'q-life-dprk-60th',3);
INSERT INTO "first_answer" VALUES(5,'q-who-kawasaki-alone',6);
INSERT INTO "first_answer" VALUES(6,'q-voy-peak',7);
INSERT INTO "first_answer" VALUES(3,'q-dip-signing-city',8);
INSERT INTO "first_answer" VALUES(1,'q-voy-willows',-1);
INSERT INTO "first_answer" VALUES(4,'q-voy-willows',-1);
INSERT INTO "first_answer" VALUES(7,'q-voy-willows',-1);
INSERT INTO "first_answer" VALUES(1,'q-voy-threat',-1);
INSERT INTO "first_answer" VALUES(4,'q-voy-threat',-1);
INSERT INTO "first_answer" VALUES(7,'q-voy-threat',-1);
INSERT INTO "first_answer" VALUES(1,'q-voy-destination',-1);
INSERT INTO "first_answer" VALUES(4,'q-voy-destination',-1);
INSERT INTO "first_answer" VALUES(7,'q-voy-destination',-1);
INSERT INTO "first_answer" VALUES(6,'q-dip-media',-4);
INSERT INTO "first_answer" VALUES(5,'q-law-bodnam',-6);
INSERT INTO "first_answer" VALUES(5,'q-law-kojima',-6);
INSERT INTO "first_answer" VALUES(5,'q-film-dear-pyongyang',-6);
INSERT INTO "first_answer" VALUES(5,'q-law-december',-6);
INSERT INTO "first_answer" VALUES(6,'q-law-bodnam',-7);
INSERT INTO "first_answer" VALUES(6,'q-law-kojima',-7);
INSERT INTO "first_answer" VALUES(6,'q-film-dear-pyongyang',-7);
CREATE TABLE memo (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO "memo" VALUES('discord/commands/123','0123456789abcdef');
INSERT INTO "memo" VALUES('slack/home','it''s; said
');
CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO "migration" VALUES(1,'first');
INSERT INTO "migration" VALUES(2,'memo');
INSERT INTO "migration" VALUES(3,'staff');
INSERT INTO "migration" VALUES(4,'delivered');
INSERT INTO "migration" VALUES(5,'class');
INSERT INTO "migration" VALUES(6,'daily');
INSERT INTO "migration" VALUES(7,'community_setting');
CREATE TABLE participant (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,            -- 0, 1, 2 … in the order of joining: what the pseudonym is made from
    name TEXT,                          -- the display name, for the host's report; NULL once it is deleted
    since INTEGER NOT NULL,             -- the first position that they are asked
    double INTEGER NOT NULL,            -- 1: twice the time
    removed INTEGER NOT NULL,           -- 1: by the host
    PRIMARY KEY (round, person),
    UNIQUE (round, number)
);
INSERT INTO "participant" VALUES(1,1,0,'Aoi',0,0,0);
INSERT INTO "participant" VALUES(1,4,1,'Ben 🦢',0,0,0);
INSERT INTO "participant" VALUES(1,7,2,'초원',0,1,0);
INSERT INTO "participant" VALUES(2,1,0,'Aoi',0,0,0);
INSERT INTO "participant" VALUES(2,4,1,'Ben 🦢',0,0,0);
INSERT INTO "participant" VALUES(3,5,0,'Rie',0,0,0);
INSERT INTO "participant" VALUES(3,9,1,'Sam "the" ''ship''',0,0,0);
INSERT INTO "participant" VALUES(4,6,0,'Lee',0,0,0);
INSERT INTO "participant" VALUES(5,1,0,'Aoi',0,0,0);
INSERT INTO "participant" VALUES(5,4,1,'Ben 🦢',1,0,0);
INSERT INTO "participant" VALUES(6,5,0,'Rie',0,0,0);
INSERT INTO "participant" VALUES(6,9,1,'Sam "the" ''ship''',0,0,0);
INSERT INTO "participant" VALUES(6,11,2,'Tom',0,0,0);
INSERT INTO "participant" VALUES(7,6,0,'Lee',0,0,0);
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    external TEXT NOT NULL UNIQUE,      -- discord:123, slack:T1:U2, console:name
    language TEXT                       -- en, ja, ko; NULL: as the platform says
);
INSERT INTO "person" VALUES(1,'discord:1002','ja');
INSERT INTO "person" VALUES(2,'slack:T1:U1','ko');
INSERT INTO "person" VALUES(3,'console:kay','en');
INSERT INTO "person" VALUES(4,'discord:1003',NULL);
INSERT INTO "person" VALUES(5,'slack:T1:U2',NULL);
INSERT INTO "person" VALUES(6,'console:lee',NULL);
INSERT INTO "person" VALUES(7,'discord:1004',NULL);
INSERT INTO "person" VALUES(8,'discord:1001',NULL);
INSERT INTO "person" VALUES(9,'slack:T1:U3',NULL);
INSERT INTO "person" VALUES(11,'slack:T1:U4',NULL);
CREATE TABLE posted (
    place TEXT NOT NULL,
    fact TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (place, fact)
) WITHOUT ROWID;
INSERT INTO "posted" VALUES('discord:42:910','dip-1955-exit-dispute','2026-11-28');
CREATE TABLE round (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    community INTEGER NOT NULL REFERENCES community (id),
    title TEXT NOT NULL,                -- what it is on: quiz/<id>, topic/<name>, fact/<id>, any/
    items TEXT NOT NULL,                -- JSON: the questions, their keys, the order of their choices
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
);
INSERT INTO "round" VALUES(1,7,1,'quiz/law-and-daily-life','[{"question": "q-legal-1947-duty", "key": 0, "order": [3, 1, 0, 2], "has_note": false}, {"question": "q-disc-hitachi-why", "key": 0, "order": [2, 1, 0, 3], "has_note": false}, {"question": "q-disc-kobe-cause", "key": 2, "order": [3, 2, 0, 1], "has_note": false}, {"question": "q-legal-closed-job", "key": 0, "order": [2, 3, 1, 0], "has_note": false}]','ended',3,'2026-11-28T08:04:03.152+00:00','2026-11-28T08:04:03.152+00:00');
INSERT INTO "round" VALUES(2,9,2,'topic/diplomacy','[{"question": "q-dip-showcase", "key": 3, "order": [3, 2, 0, 1], "has_note": false}, {"question": "q-dip-backing", "key": 0, "order": [1, 3, 0, 2], "has_note": false}, {"question": "q-dip-icrc-tour-1956", "key": 1, "order": [0, 2, 1, 3], "has_note": false}]','ended',2,'2026-11-28T23:04:03.152+00:00','2026-11-28T23:04:03.152+00:00');
INSERT INTO "round" VALUES(3,6,3,'quiz/after-landing','[{"question": "q-who-kawasaki-alone", "key": 0, "order": [1, 0, 2, 3], "has_note": false}, {"question": "q-life-december-16", "key": 1, "order": [1, 2, 0], "has_note": false}, {"question": "q-life-dprk-60th", "key": 0, "order": [0, 2, 1], "has_note": false}]','ended',2,'2026-11-28T23:04:03.152+00:00','2026-11-28T23:04:03.152+00:00');
INSERT INTO "round" VALUES(4,1,1,'fact/law-memorial-december','[{"question": "q-law-december", "key": 2, "order": [0, 1, 2], "has_note": true}, {"question": "q-law-high-court", "key": 1, "order": [1, 2, 0], "has_note": false}, {"question": "q-law-petition-2015", "key": 1, "order": [2, 0, 1], "has_note": false}]','note',0,'2026-11-28T23:07:03.152+00:00',NULL);
INSERT INTO "round" VALUES(5,4,1,'fact/life-court-findings','[{"question": "q-life-court-2026", "key": 0, "order": [0, 1, 2], "has_note": true}, {"question": "q-life-first-visit", "key": 3, "order": [3, 0, 2, 1], "has_note": false}, {"question": "q-life-class", "key": 2, "order": [0, 1, 2], "has_note": false}, {"question": "q-life-dprk-60th", "key": 0, "order": [0, 2, 1], "has_note": false}]','open',1,'2026-11-28T23:07:05.152+00:00',NULL);
INSERT INTO "round" VALUES(6,5,2,'quiz/after-landing','[{"question": "q-who-kawasaki-alone", "key": 0, "order": [1, 2, 0, 3], "has_note": false}, {"question": "q-life-quay-shout", "key": 0, "order": [0, 1, 2], "has_note": false}, {"question": "q-life-where-sent", "key": 1, "order": [1, 0, 2], "has_note": false}, {"question": "q-life-songbun", "key": 2, "order": [1, 0, 2], "has_note": false}, {"question": "q-life-patriots", "key": 0, "order": [1, 0, 2], "has_note": false}, {"question": "q-who-ko", "key": 1, "order": [2, 3, 1, 0], "has_note": false}, {"question": "q-life-kang", "key": 1, "order": [1, 2, 0], "has_note": true}, {"question": "q-life-court-2026", "key": 0, "order": [0, 2, 1], "has_note": true}, {"question": "q-life-december-16", "key": 1, "order": [2, 0, 1], "has_note": false}, {"question": "q-life-class", "key": 2, "order": [0, 2, 1], "has_note": false}, {"question": "q-life-dprk-60th", "key": 0, "order": [0, 2, 1], "has_note": false}]','open',1,'2026-11-28T23:07:10.153+00:00',NULL);
INSERT INTO "round" VALUES(7,6,3,'topic/voyages','[{"question": "q-voy-peak", "key": 1, "order": [3, 0, 1, 2], "has_note": false}, {"question": "q-voy-threat", "key": 1, "order": [3, 2, 0, 1], "has_note": true}, {"question": "q-voy-destination", "key": 0, "order": [1, 2, 0], "has_note": false}, {"question": "q-voy-guidebook", "key": 1, "order": [2, 0, 1], "has_note": false}]','revealed',0,'2026-11-28T23:07:22.197+00:00',NULL);
INSERT INTO "round" VALUES(8,3,3,'fact/dip-calcutta-accord','[{"question": "q-dip-signing-city", "key": 1, "order": [1, 0, 3, 2], "has_note": false}, {"question": "q-dip-signing-parties", "key": 3, "order": [3, 2, 1, 0], "has_note": false}, {"question": "q-dip-positive-program", "key": 0, "order": [1, 0, 2, 3], "has_note": false}, {"question": "q-dip-boycott", "key": 0, "order": [2, 0, 3, 1], "has_note": false}, {"question": "q-dip-icrc-tour-1956", "key": 1, "order": [2, 0, 1, 3], "has_note": false}]','ended',0,'2026-11-28T23:07:31.240+00:00','2026-11-28T23:07:40.283+00:00');
INSERT INTO "round" VALUES(9,3,3,'any/','[{"question": "q-disc-1956-raids", "key": 1, "order": [1, 3, 0, 2], "has_note": false}, {"question": "q-dip-seoul-refusal", "key": 0, "order": [3, 1, 2, 0], "has_note": false}, {"question": "q-legal-closed-job", "key": 0, "order": [3, 2, 1, 0], "has_note": false}, {"question": "q-eco-two-growths", "key": 0, "order": [1, 0, 3, 2], "has_note": false}, {"question": "q-dip-worldcourt", "key": 3, "order": [2, 0, 3, 1], "has_note": false}, {"question": "q-org-letter-doubt", "key": 0, "order": [1, 3, 0, 2], "has_note": false}]','open',0,'2026-11-28T23:07:40.283+00:00',NULL);
CREATE TABLE schedule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    place TEXT NOT NULL UNIQUE,         -- discord:42:99, slack:T1:C2, console:here
    name TEXT NOT NULL,                 -- what the place is called, if the platform said so
    set_by INTEGER REFERENCES person (id) ON DELETE SET NULL,
    time TEXT NOT NULL,                 -- 09:00
    zone TEXT NOT NULL,                 -- Asia/Tokyo
    days TEXT NOT NULL,                 -- 01234: from Monday to Friday
    topic TEXT,                         -- NULL: all
    language TEXT NOT NULL,
    day TEXT NOT NULL,                  -- the first one that neither had its fact nor was let go
    due INTEGER,                        -- when to look at it; NULL: paused
    lease INTEGER,                      -- until then somebody is posting
    tries INTEGER NOT NULL,             -- how often in a row it could not be posted
    paused TEXT,                        -- why: asked, gone, lost, forbidden, empty
    missed TEXT,                        -- the last day that was let go
    unsure TEXT                         -- a day whose fact stands there or not: the platform gave no answer
);
INSERT INTO "schedule" VALUES(1,1,'discord:42:910','#daily',8,'09:00','Asia/Tokyo','01234',NULL,'ja','2026-11-29',1795939260131,NULL,0,NULL,NULL,NULL);
INSERT INTO "schedule" VALUES(2,2,'slack:T1:C10','daily',2,'09:00','Asia/Tokyo','01234','voyages','ko','2026-11-28',NULL,NULL,0,'gone',NULL,NULL);
INSERT INTO "schedule" VALUES(3,3,'console:here','',3,'09:00','Asia/Tokyo','01234',NULL,'en','2026-11-28',1795852920131,NULL,2,NULL,NULL,'2026-11-28');
CREATE TABLE seen (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    item TEXT NOT NULL,                 -- fact/<id>, comment/<id>
    times INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person, item)
);
INSERT INTO "seen" VALUES(1,'fact/voy-niigata-centre-four-days',1,'2026-11-28T08:00:00.123+00:00');
INSERT INTO "seen" VALUES(1,'fact/dip-icrc-principles',1,'2026-11-28T08:00:01.124+00:00');
INSERT INTO "seen" VALUES(1,'fact/legal-rok-multiple',1,'2026-11-28T08:00:02.125+00:00');
INSERT INTO "seen" VALUES(1,'comment/things-we-never-hear-about',1,'2026-11-28T08:00:03.126+00:00');
INSERT INTO "seen" VALUES(4,'fact/voy-187-sailings',1,'2026-11-28T08:00:15.125+00:00');
INSERT INTO "seen" VALUES(4,'fact/law-trc-first-state',1,'2026-11-28T08:00:16.126+00:00');
INSERT INTO "seen" VALUES(4,'fact/dip-us-position',1,'2026-11-28T08:00:17.127+00:00');
INSERT INTO "seen" VALUES(4,'comment/a-nether-world',1,'2026-11-28T08:00:18.128+00:00');
INSERT INTO "seen" VALUES(5,'fact/legal-fingerprint-end',1,'2026-11-28T08:00:30.127+00:00');
INSERT INTO "seen" VALUES(5,'fact/life-wives-1997-ages',1,'2026-11-28T08:00:31.128+00:00');
INSERT INTO "seen" VALUES(5,'fact/life-dprk-60th',1,'2026-11-28T08:00:32.129+00:00');
INSERT INTO "seen" VALUES(5,'comment/flowers-at-the-dock',1,'2026-11-28T08:00:33.130+00:00');
INSERT INTO "seen" VALUES(6,'fact/dip-cabinet-approval',1,'2026-11-28T08:00:45.129+00:00');
INSERT INTO "seen" VALUES(6,'fact/dip-kosaka-1960',1,'2026-11-28T08:00:46.130+00:00');
INSERT INTO "seen" VALUES(6,'fact/org-mindan-trains',1,'2026-11-28T08:00:47.131+00:00');
INSERT INTO "seen" VALUES(6,'comment/my-heart-breaks',1,'2026-11-28T08:00:48.132+00:00');
CREATE TABLE staff (
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (community, person)
);
INSERT INTO "staff" VALUES(1,7);
INSERT INTO "staff" VALUES(2,5);
CREATE TABLE standing (
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, person)
) WITHOUT ROWID;
INSERT INTO "standing" VALUES(1,1,3000,3,3);
INSERT INTO "standing" VALUES(1,4,1000,3,1);
INSERT INTO "standing" VALUES(1,7,4000,7,4);
INSERT INTO "standing" VALUES(2,5,5000,5,5);
INSERT INTO "standing" VALUES(2,9,1000,3,1);
INSERT INTO "standing" VALUES(3,3,1000,1,1);
INSERT INTO "standing" VALUES(3,6,6000,8,6);
CREATE TABLE total (
    community INTEGER NOT NULL REFERENCES community (id),
    day TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, day, person)
);
INSERT INTO "total" VALUES(1,'2026-11-28',7,4000,7,4);
INSERT INTO "total" VALUES(2,'2026-11-28',9,1000,3,1);
INSERT INTO "total" VALUES(3,'2026-11-28',6,6000,8,6);
INSERT INTO "total" VALUES(2,'2026-11-28',5,5000,5,5);
INSERT INTO "total" VALUES(3,'2026-11-28',3,1000,1,1);
INSERT INTO "total" VALUES(1,'2026-11-28',1,3000,3,3);
INSERT INTO "total" VALUES(1,'2026-11-28',4,1000,3,1);
CREATE UNIQUE INDEX round_live ON round (person, community) WHERE ended_at IS NULL;
CREATE INDEX answer_person ON answer (person);
CREATE INDEX total_person ON total (person, community);
CREATE INDEX staff_person ON staff (person);
CREATE INDEX delivered_at ON delivered (at);
CREATE UNIQUE INDEX class_round_live ON class_round (place) WHERE ended IS NULL;
CREATE INDEX class_round_due ON class_round (due) WHERE reported IS NULL;
CREATE INDEX class_round_host ON class_round (host);
CREATE INDEX participant_person ON participant (person);
CREATE INDEX participant_named ON participant (round) WHERE name IS NOT NULL;
CREATE INDEX class_answer_person ON class_answer (person);
CREATE INDEX standing_person ON standing (person);
CREATE INDEX round_person ON round (person);
CREATE INDEX round_started ON round (started_at);
CREATE INDEX schedule_due ON schedule (due) WHERE due IS NOT NULL;
CREATE INDEX schedule_community ON schedule (community);
CREATE INDEX schedule_set_by ON schedule (set_by);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('person',12);
INSERT INTO "sqlite_sequence" VALUES('schedule',3);
INSERT INTO "sqlite_sequence" VALUES('round',11);
INSERT INTO "sqlite_sequence" VALUES('class_round',8);
COMMIT;
