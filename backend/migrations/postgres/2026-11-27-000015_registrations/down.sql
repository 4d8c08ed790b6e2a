UPDATE year_plans SET
    number = (SELECT r.number FROM registrations r WHERE r.subject_id = year_plans.id),
    signed_on = (SELECT r.signed_on FROM registrations r WHERE r.subject_id = year_plans.id);
DROP TABLE registrations;
