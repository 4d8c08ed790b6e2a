-- All targets of a plan on {{day}} for the unit {{unit}} and all below it, as somebody would ask the database by hand:
-- code, reached, counted, reached beside, counted beside. The last days of courses whose reports and evaluations are
-- due on that day were looked up in a calendar.
WITH RECURSIVE below (id) AS (
    SELECT id FROM units WHERE id = '{{unit}}'
    UNION ALL
    SELECT u.id FROM units u JOIN below b ON u.parent_id = b.id
),
people AS MATERIALIZED (
    SELECT s.id, s.category, a.level
    FROM assignments a
    JOIN below b ON b.id = a.unit_id
    JOIN staff s ON s.id = a.staff_id
    WHERE a.first_day <= '{{day}}' AND (a.last_day IS NULL OR a.last_day >= '{{day}}') AND s.in_plan_scope
        AND s.category IN ('official', 'civil_servant', 'public_employee')
        AND NOT EXISTS (
            SELECT 1 FROM staff_states g
            WHERE g.staff_id = s.id AND g.state IN ('retired', 'left') AND g.first_day <= '{{day}}'
                AND (g.last_day IS NULL OR g.last_day >= '{{day}}')
        )
),
taken AS MATERIALIZED (
    SELECT o.id, o.category, o.level,
        MAX(CASE WHEN p.kind = 'specialised' AND n.state <> 'withdrawn' THEN 1 ELSE 0 END) AS sent_to_specialised,
        MAX(CASE WHEN p.kind = 'general_state' AND n.state = 'completed' AND c.last_day <= '{{day}}' THEN 1 ELSE 0 END) AS general_state,
        MAX(CASE WHEN p.kind = 'leadership' AND n.state = 'completed' AND c.last_day <= '{{day}}' THEN 1 ELSE 0 END) AS leadership,
        MAX(CASE WHEN p.kind = 'sector' AND n.state = 'completed' AND c.last_day <= '{{day}}' THEN 1 ELSE 0 END) AS sector,
        MAX(CASE WHEN p.kind = 'skill' AND n.state = 'completed' AND c.last_day <= '{{day}}' THEN 1 ELSE 0 END) AS skill,
        MAX(CASE WHEN p.kind IN ('update_leader', 'update_specialist') AND n.state = 'completed' AND c.last_day >= '2029-01-01' AND c.last_day <= '{{day}}' THEN 1 ELSE 0 END) AS updated
    FROM people o
    LEFT JOIN nominations n ON n.staff_id = o.id AND n.admitted_on <= '{{day}}'
    LEFT JOIN courses c ON c.id = n.course_id
    LEFT JOIN programmes p ON p.id = c.programme_id
    GROUP BY o.id, o.category, o.level
),
sendings AS MATERIALIZED (
    SELECT o.category,
        CASE WHEN (u.working_weekdays = '1,2,3,4,5' AND c.last_day <= '{{report_week}}')
            OR (u.working_weekdays <> '1,2,3,4,5' AND c.last_day <= '{{report_six_days}}') THEN 1 ELSE 0 END AS report_due,
        CASE WHEN c.last_day <= '{{short}}'
            OR (p.kind IN ('specialised', 'leadership', 'general_state') AND c.last_day <= '{{long}}') THEN 1 ELSE 0 END AS evaluation_due,
        CASE WHEN r.nomination_id IS NULL THEN 0 ELSE 1 END AS reported,
        CASE WHEN m.nomination_id IS NULL THEN 0 ELSE 1 END AS in_software,
        CASE WHEN e.id IS NULL THEN 0 ELSE 1 END AS evaluated
    FROM people o
    JOIN nominations n ON n.staff_id = o.id AND n.way <> 'past' AND n.admitted_on <= '{{day}}'
        AND n.state IN ('admitted', 'completed', 'failed', 'absent_all')
    JOIN courses c ON c.id = n.course_id AND c.last_day >= '2026-01-01' AND c.last_day <= '{{report_six_days}}'
        AND c.state IN ('planned', 'open', 'finished')
    JOIN programmes p ON p.id = c.programme_id
    JOIN units u ON u.id = n.unit_id
    LEFT JOIN result_report_submissions r ON r.nomination_id = n.id AND r.submitted_at < {{end_of_day}}
        AND (r.returned_at IS NULL OR r.returned_at >= {{end_of_day}})
    LEFT JOIN superior_software_marks m ON m.nomination_id = n.id AND m.marked_on <= '{{day}}'
    LEFT JOIN evaluation_courses l ON l.nomination_id = n.id
    LEFT JOIN evaluations e ON e.id = l.evaluation_id AND e.state = 'signed' AND e.signed_on <= '{{day}}'
),
figures (code, category, reached, counted) AS (
    SELECT 'CT-04', category, SUM(sent_to_specialised), COUNT(*) FROM taken t
    WHERE EXISTS (
        SELECT 1 FROM requirement_findings b
        WHERE b.staff_id = t.id AND NOT b.meets AND b.from_day <= '{{day}}'
            AND NOT EXISTS (
                SELECT 1 FROM requirement_findings g
                WHERE g.staff_id = b.staff_id AND g.post_id = b.post_id AND g.meets AND g.from_day <= b.from_day
            )
    )
    GROUP BY category
    UNION ALL SELECT 'CT-05', category, SUM(general_state), COUNT(*) FROM taken
        WHERE level = 'specialist' AND category <> 'official' GROUP BY category
    UNION ALL SELECT 'CT-06a', category, SUM(sector), COUNT(*) FROM taken GROUP BY category
    UNION ALL SELECT 'CT-06b', category, SUM(skill), COUNT(*) FROM taken GROUP BY category
    UNION ALL SELECT 'CT-07a', category,
        SUM(CASE WHEN general_state = 1 OR (leadership = 1 AND level = 'leading') THEN 1 ELSE 0 END), COUNT(*)
        FROM taken GROUP BY category
    UNION ALL SELECT 'CT-07b', category, SUM(updated), COUNT(*) FROM taken GROUP BY category
    UNION ALL SELECT 'CT-08a', category, SUM(reported), COUNT(*) FROM sendings WHERE report_due = 1 GROUP BY category
    UNION ALL SELECT 'CT-08b', category, SUM(in_software), COUNT(*) FROM sendings WHERE report_due = 1 GROUP BY category
    UNION ALL SELECT 'CT-09', category, SUM(evaluated), COUNT(*) FROM sendings WHERE evaluation_due = 1 GROUP BY category
)
SELECT code,
    SUM(CASE WHEN category <> 'public_employee' THEN reached ELSE 0 END),
    SUM(CASE WHEN category <> 'public_employee' THEN counted ELSE 0 END),
    SUM(CASE WHEN category = 'public_employee' THEN reached ELSE 0 END),
    SUM(CASE WHEN category = 'public_employee' THEN counted ELSE 0 END)
FROM figures GROUP BY code ORDER BY code;
