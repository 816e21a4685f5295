-- The topic "roots" has become three. Whoever switched it off has all three off; a daily fact on it has the first.

INSERT INTO community_setting (community, name, value)
SELECT community, 'topic/colonial-rule', value FROM community_setting WHERE name = 'topic/roots'
ON CONFLICT DO NOTHING;

INSERT INTO community_setting (community, name, value)
SELECT community, 'topic/war-mobilisation', value FROM community_setting WHERE name = 'topic/roots'
ON CONFLICT DO NOTHING;

INSERT INTO community_setting (community, name, value)
SELECT community, 'topic/liberation', value FROM community_setting WHERE name = 'topic/roots'
ON CONFLICT DO NOTHING;

DELETE FROM community_setting WHERE name = 'topic/roots';

UPDATE schedule SET topic = 'colonial-rule' WHERE topic = 'roots';
