-- Who was sent by a day and taken back later: few rows, by the moment.
CREATE INDEX nomination_steps_taken_back ON nomination_steps (at, nomination_id, to_state)
    WHERE to_state IN ('withdrawn', 'replaced');
