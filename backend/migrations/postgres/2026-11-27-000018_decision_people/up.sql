CREATE TABLE decision_people (
    decision_id TEXT COLLATE "C" NOT NULL REFERENCES decisions (id),
    nomination_id TEXT COLLATE "C" NOT NULL REFERENCES nominations (id),
    PRIMARY KEY (decision_id, nomination_id)
);
CREATE INDEX decision_people_by_nomination ON decision_people (nomination_id);
INSERT INTO decision_people (decision_id, nomination_id)
    SELECT decision_id, id FROM nominations WHERE decision_id IS NOT NULL;
