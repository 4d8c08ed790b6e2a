//! The tables, for both databases. Ids, codes and JSON documents are TEXT, instants BIGINT (microseconds), days DATE.

#![allow(
    missing_docs,
    reason = "the macro writes items without documentation; columns are documented on the row structs"
)]

diesel::table! {
    journal_head (id) {
        id -> Integer,
        feed_number -> BigInt,
        audit_number -> BigInt,
        audit_hash -> Text,
        epoch -> Text,
    }
}

diesel::table! {
    audit_records (number) {
        number -> BigInt,
        at -> BigInt,
        account_id -> Text,
        account_name -> Text,
        acting_for_id -> Nullable<Text>,
        acting_for_name -> Nullable<Text>,
        search -> Text,
        address -> Text,
        request_id -> Text,
        action -> Text,
        kind -> Text,
        subject_id -> Text,
        unit_id -> Nullable<Text>,
        salt -> Text,
        payload -> Nullable<Text>,
        payload_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    feed_records (kind, id) {
        kind -> Text,
        id -> Text,
        number -> BigInt,
        at -> BigInt,
        deleted -> Bool,
        unit_id -> Nullable<Text>,
        data -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency_keys (account_id, key) {
        account_id -> Text,
        key -> Text,
        request_hash -> Text,
        at -> BigInt,
        status -> Nullable<Integer>,
        content_type -> Nullable<Text>,
        body -> Nullable<Binary>,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    units (id) {
        id -> Text,
        parent_id -> Nullable<Text>,
        kind -> Text,
        name -> Text,
        short_name -> Text,
        search -> Text,
        agency_code -> Nullable<Text>,
        position -> Integer,
        minimum_on_duty -> Integer,
        maximum_away_percent -> Nullable<Integer>,
        working_weekdays -> Text,
        active -> Bool,
        reach_revision -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        user_name -> Text,
        display_name -> Text,
        search -> Text,
        staff_id -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        must_change_password -> Bool,
        locked -> Bool,
        email -> Nullable<Text>,
        created_at -> BigInt,
        last_sign_in_at -> Nullable<BigInt>,
        revision -> BigInt,
    }
}

diesel::table! {
    role_grants (id) {
        id -> Text,
        account_id -> Text,
        role -> Text,
        unit_id -> Text,
    }
}

diesel::table! {
    substitutions (id) {
        id -> Text,
        account_id -> Text,
        substitute_account_id -> Text,
        first_day -> Date,
        last_day -> Date,
        reason -> Text,
        created_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        revision -> BigInt,
    }
}

diesel::table! {
    sign_in_sessions (id) {
        id -> Text,
        account_id -> Text,
        token_hash -> Text,
        previous_token_hash -> Nullable<Text>,
        rotated_at -> BigInt,
        created_at -> BigInt,
        last_used_at -> BigInt,
        expires_at -> BigInt,
        address -> Text,
        user_agent -> Text,
    }
}

diesel::table! {
    sign_in_failures (subject) {
        subject -> Text,
        failures -> Integer,
        last_at -> BigInt,
    }
}

diesel::table! {
    activation_slips (code_hash) {
        code_hash -> Text,
        account_id -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    signing_keys (key_id) {
        key_id -> Text,
        public_key -> Text,
        private_key -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    api_clients (id) {
        id -> Text,
        name -> Text,
        search -> Text,
        unit_id -> Text,
        scopes -> Text,
        epoch -> Text,
        active -> Bool,
        created_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        revision -> BigInt,
        addresses -> Text,
        requests_per_minute -> BigInt,
        expires_at -> Nullable<BigInt>,
        last_used_from -> Nullable<Text>,
        alert_after_hours -> BigInt,
    }
}

diesel::table! {
    api_client_failures (client_id, code) {
        client_id -> Text,
        code -> Text,
        times -> BigInt,
        first_at -> BigInt,
        last_at -> BigInt,
        address -> Text,
    }
}

diesel::table! {
    api_client_secrets (id) {
        id -> Text,
        client_id -> Text,
        secret_hash -> Text,
        created_at -> BigInt,
        expires_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    files (id) {
        id -> Text,
        name -> Text,
        content_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        created_at -> BigInt,
        created_by -> Text,
    }
}

diesel::table! {
    file_chunks (file_id, position) {
        file_id -> Text,
        position -> Integer,
        bytes -> Binary,
    }
}

diesel::table! {
    posts (id) {
        id -> Text,
        unit_id -> Text,
        title -> Text,
        search -> Text,
        level -> Text,
        fields_of_study -> Text,
        active -> Bool,
        revision -> BigInt,
    }
}

diesel::table! {
    staff (id) {
        id -> Text,
        full_name -> Text,
        search -> Text,
        sort_key -> Text,
        code -> Nullable<Text>,
        gender -> Nullable<Text>,
        birth_date -> Nullable<Date>,
        birth_year -> Nullable<Integer>,
        category -> Text,
        public_body -> Nullable<Text>,
        in_plan_scope -> Bool,
        unit_id -> Text,
        post_id -> Nullable<Text>,
        post_title -> Text,
        level -> Text,
        rank_code -> Nullable<Text>,
        rank_name -> Nullable<Text>,
        qualification -> Nullable<Text>,
        field_of_study -> Nullable<Text>,
        political_theory -> Nullable<Text>,
        state_management -> Nullable<Text>,
        informatics -> Nullable<Text>,
        foreign_language -> Nullable<Text>,
        hired_on -> Nullable<Date>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        party_member -> Bool,
        state -> Text,
        note -> Nullable<Text>,
        revision -> BigInt,
    }
}

diesel::table! {
    assignments (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        post_id -> Nullable<Text>,
        post_title -> Text,
        level -> Text,
        first_day -> Date,
        last_day -> Nullable<Date>,
        note -> Nullable<Text>,
        revision -> BigInt,
    }
}

diesel::table! {
    staff_states (id) {
        id -> Text,
        staff_id -> Text,
        state -> Text,
        first_day -> Date,
        last_day -> Nullable<Date>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    absences (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        kind -> Text,
        first_day -> Date,
        last_day -> Date,
        note -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    staff_pairs (id) {
        id -> Text,
        unit_id -> Text,
        one_staff_id -> Text,
        other_staff_id -> Text,
    }
}

diesel::table! {
    working_day_exceptions (day) {
        day -> Date,
        kind -> Text,
        name -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    programmes (id) {
        id -> Text,
        code -> Text,
        name -> Text,
        search -> Text,
        kind -> Text,
        description -> Text,
        phases -> Text,
        length_unit -> Nullable<Text>,
        length_least -> Nullable<Integer>,
        length_most -> Nullable<Integer>,
        audience -> Text,
        competences -> Text,
        certificate -> Text,
        attendance_percent -> Integer,
        excused_counts -> Bool,
        source -> Text,
        active -> Bool,
        position -> Integer,
        revision -> BigInt,
    }
}

diesel::table! {
    fund_sources (id) {
        id -> Text,
        unit_id -> Text,
        kind -> Text,
        name -> Text,
        active -> Bool,
        revision -> BigInt,
    }
}

diesel::table! {
    allocations (id) {
        id -> Text,
        unit_id -> Text,
        source_id -> Text,
        year -> Integer,
        amount -> BigInt,
        paper_number -> Nullable<Text>,
        paper_day -> Nullable<Date>,
        note -> Nullable<Text>,
        revision -> BigInt,
    }
}

diesel::table! {
    money_lines (id) {
        id -> Text,
        allocation_id -> Text,
        stage -> Text,
        amount -> BigInt,
        day -> Date,
        paper_number -> Nullable<Text>,
        paper_day -> Nullable<Date>,
        course_id -> Nullable<Text>,
        nomination_id -> Nullable<Text>,
        unit_id -> Text,
        staff_id -> Nullable<Text>,
        note -> Nullable<Text>,
        reverses_id -> Nullable<Text>,
        overrun_reason -> Nullable<Text>,
        created_at -> BigInt,
        created_by -> Text,
        created_by_name -> Text,
    }
}

diesel::table! {
    official_letters (id) {
        id -> Text,
        unit_id -> Text,
        number -> Text,
        issued_on -> Date,
        issuer -> Text,
        subject -> Text,
        search -> Text,
        quota -> Nullable<Integer>,
        file_id -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    courses (id) {
        id -> Text,
        unit_id -> Text,
        programme_id -> Text,
        letter_id -> Nullable<Text>,
        name -> Text,
        search -> Text,
        organiser -> Text,
        origin -> Text,
        mode -> Text,
        state -> Text,
        state_reason -> Nullable<Text>,
        first_day -> Date,
        last_day -> Date,
        place -> Nullable<Text>,
        seats -> Nullable<Integer>,
        seats_taken -> Integer,
        nomination_deadline -> Nullable<Date>,
        self_paced -> Bool,
        keeps_at_desk -> Bool,
        length_reason -> Nullable<Text>,
        cost -> Nullable<BigInt>,
        note -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
        allocation_id -> Nullable<Text>,
        year_plan_item_id -> Nullable<Text>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        course_id -> Text,
        day -> Date,
        starts_minute -> Integer,
        ends_minute -> Integer,
        topic -> Nullable<Text>,
        place -> Nullable<Text>,
        revision -> BigInt,
    }
}

diesel::table! {
    authorities (id) {
        id -> Text,
        matter -> Text,
        unit_id -> Nullable<Text>,
        standing -> Text,
        holder -> Text,
        from_day -> Date,
        revision -> BigInt,
    }
}

diesel::table! {
    decisions (id) {
        id -> Text,
        unit_id -> Text,
        course_id -> Text,
        kind -> Text,
        amends_id -> Nullable<Text>,
        number -> Nullable<Text>,
        number_key -> Nullable<Text>,
        signed_on -> Nullable<Date>,
        signer_name -> Nullable<Text>,
        signer_title -> Nullable<Text>,
        subject -> Text,
        search -> Text,
        file_id -> Nullable<Text>,
        revoked -> Bool,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    nominations (id) {
        id -> Text,
        course_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        way -> Text,
        state -> Text,
        alive_key -> Nullable<Text>,
        proposer_account_id -> Nullable<Text>,
        proposer_staff_id -> Nullable<Text>,
        awaits_confirmation -> Bool,
        purpose -> Nullable<Text>,
        purpose_task -> Nullable<Text>,
        hand_over_staff_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        override_reason -> Nullable<Text>,
        kept_reason -> Nullable<Text>,
        passed_warnings -> Nullable<Text>,
        replaces_id -> Nullable<Text>,
        decision_id -> Nullable<Text>,
        waitlisted_at -> Nullable<BigInt>,
        admitted_on -> Nullable<Date>,
        cost -> Nullable<BigInt>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    nomination_steps (id) {
        id -> Text,
        nomination_id -> Text,
        at -> BigInt,
        action -> Text,
        from_state -> Nullable<Text>,
        to_state -> Text,
        account_id -> Text,
        account_name -> Text,
        acting_for_name -> Nullable<Text>,
        reason -> Nullable<Text>,
        warnings -> Nullable<Text>,
    }
}

diesel::table! {
    attendance (id) {
        id -> Text,
        session_id -> Text,
        nomination_id -> Text,
        unit_id -> Text,
        mark -> Text,
        note -> Nullable<Text>,
        marked_at -> BigInt,
        marked_by -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    results (id) {
        id -> Text,
        nomination_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        outcome -> Text,
        score_hundredths -> Nullable<Integer>,
        grade -> Nullable<Text>,
        confirmed_by_school -> Bool,
        file_id -> Nullable<Text>,
        note -> Nullable<Text>,
        entered_at -> BigInt,
        entered_by -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    certificates (id) {
        id -> Text,
        nomination_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        kind -> Text,
        number -> Text,
        issuer -> Text,
        number_key -> Text,
        issued_on -> Date,
        file_id -> Nullable<Text>,
        state -> Text,
        state_reason -> Nullable<Text>,
        uploaded_by -> Text,
        verified_by -> Nullable<Text>,
        verified_at -> Nullable<BigInt>,
        created_at -> BigInt,
        revision -> BigInt,
        code -> Text,
        wording -> Nullable<Text>,
    }
}

diesel::table! {
    requirement_findings (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        requirement -> Text,
        requirement_task -> Nullable<Text>,
        post_id -> Nullable<Text>,
        meets -> Bool,
        from_day -> Date,
        source -> Text,
        certificate_id -> Nullable<Text>,
        reason -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
        requirement_key -> Text,
    }
}

diesel::table! {
    result_reports (id) {
        id -> Text,
        nomination_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        state -> Text,
        learnt -> Text,
        link_to_post -> Text,
        plan_to_apply -> Text,
        proposals -> Text,
        submitted_at -> Nullable<BigInt>,
        reviewed_at -> Nullable<BigInt>,
        reviewed_by -> Nullable<Text>,
        return_reason -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    result_report_files (report_id, file_id) {
        report_id -> Text,
        file_id -> Text,
    }
}

diesel::table! {
    evaluation_forms (version) {
        version -> Integer,
        from_day -> Date,
        content -> Text,
    }
}

diesel::table! {
    evaluations (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        form_version -> Integer,
        round -> Nullable<Text>,
        state -> Text,
        evaluator_account_id -> Nullable<Text>,
        evaluator_name -> Nullable<Text>,
        own_answers -> Nullable<Text>,
        own_examples -> Nullable<Text>,
        own_obstacles -> Nullable<Text>,
        answers -> Nullable<Text>,
        comment -> Nullable<Text>,
        former_comment -> Nullable<Text>,
        former_commenter -> Nullable<Text>,
        index_hundredths -> Nullable<Integer>,
        band -> Nullable<Text>,
        signed_on -> Nullable<Date>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    evaluation_courses (nomination_id) {
        nomination_id -> Text,
        evaluation_id -> Text,
        line -> Nullable<Text>,
    }
}

diesel::table! {
    closed_years (id) {
        id -> Text,
        unit_id -> Text,
        year -> Integer,
        closed_on -> Date,
        closed_by -> Text,
        closed_by_name -> Text,
        note -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    amendments (id) {
        id -> Text,
        kind -> Text,
        subject_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        year -> Integer,
        reason -> Text,
        before_content -> Nullable<Text>,
        after_content -> Nullable<Text>,
        account_id -> Text,
        account_name -> Text,
        acting_for_name -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    classification_rules (category, from_day) {
        category -> Text,
        from_day -> Date,
        content -> Text,
    }
}

diesel::table! {
    classifications (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        year -> Integer,
        category -> Text,
        level -> Text,
        points_hundredths -> Nullable<Integer>,
        bounds_reason -> Nullable<Text>,
        decided_by -> Text,
        decided_on -> Nullable<Date>,
        paper -> Nullable<Text>,
        note -> Nullable<Text>,
        entered_by -> Text,
        entered_by_name -> Text,
        entered_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    unit_reviews (id) {
        id -> Text,
        unit_id -> Text,
        year -> Integer,
        people -> Integer,
        meets -> Integer,
        below -> Integer,
        not_reviewed -> Integer,
        note -> Nullable<Text>,
        confirmed_on -> Date,
        confirmed_by -> Text,
        confirmed_by_name -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    unit_review_people (review_id, staff_id) {
        review_id -> Text,
        staff_id -> Text,
        standing -> Text,
    }
}

diesel::table! {
    feed_departures (kind, id, unit_id) {
        kind -> Text,
        id -> Text,
        unit_id -> Text,
        number -> BigInt,
    }
}

diesel::table! {
    pulls (id) {
        id -> Text,
        client_id -> Text,
        kind -> Text,
        epoch -> Text,
        at -> BigInt,
        after_number -> BigInt,
        through_number -> BigInt,
        items -> Integer,
    }
}

diesel::table! {
    acknowledgements (client_id, kind) {
        client_id -> Text,
        kind -> Text,
        epoch -> Text,
        through_number -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    access_records (id) {
        id -> Text,
        at -> BigInt,
        account_id -> Text,
        account_name -> Text,
        address -> Text,
        request_id -> Text,
        kind -> Text,
        subject_id -> Text,
    }
}

diesel::table! {
    targets (id) {
        id -> Text,
        unit_id -> Text,
        code -> Text,
        clause -> Text,
        name -> Text,
        position -> Integer,
        population -> Text,
        event -> Text,
        threshold_percent -> Integer,
        starts_on -> Date,
        deadline -> Nullable<Date>,
        active -> Bool,
        revision -> BigInt,
    }
}

diesel::table! {
    target_figures (target_id, unit_id, day) {
        target_id -> Text,
        unit_id -> Text,
        day -> Date,
        numerator -> BigInt,
        denominator -> BigInt,
        beside_numerator -> BigInt,
        beside_denominator -> BigInt,
    }
}

diesel::table! {
    cohort_departures (id) {
        id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        from_day -> Date,
        reason -> Text,
        words -> Text,
        recorded_by -> Text,
        recorded_name -> Text,
        recorded_at -> BigInt,
    }
}

diesel::table! {
    superior_software_marks (nomination_id) {
        nomination_id -> Text,
        staff_id -> Text,
        unit_id -> Text,
        marked_on -> Date,
        way -> Text,
        evidence -> Text,
        recorded_by -> Text,
        recorded_at -> BigInt,
    }
}

diesel::table! {
    staff_former_categories (staff_id, first_day) {
        staff_id -> Text,
        first_day -> Date,
        last_day -> Date,
        category -> Text,
        in_plan_scope -> Bool,
    }
}

diesel::table! {
    result_report_submissions (report_id, submitted_at) {
        report_id -> Text,
        submitted_at -> BigInt,
        nomination_id -> Text,
        returned_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    needs_rounds (id) {
        id -> Text,
        unit_id -> Text,
        kind -> Text,
        year -> Nullable<Integer>,
        name -> Text,
        opened_on -> Date,
        deadline -> Date,
        state -> Text,
        closed_on -> Nullable<Date>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    needs_submissions (id) {
        id -> Text,
        round_id -> Text,
        unit_id -> Text,
        state -> Text,
        note -> Text,
        return_reason -> Nullable<Text>,
        submitted_at -> Nullable<BigInt>,
        reviewed_at -> Nullable<BigInt>,
        reviewed_by -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    needs (id) {
        id -> Text,
        unit_id -> Text,
        submission_id -> Nullable<Text>,
        programme_id -> Nullable<Text>,
        content -> Text,
        people -> Integer,
        year -> Nullable<Integer>,
        quarter -> Nullable<Integer>,
        estimated_cost -> Nullable<BigInt>,
        reason -> Text,
        origin -> Text,
        carried_from_id -> Nullable<Text>,
        year_plan_item_id -> Nullable<Text>,
        position -> Integer,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    need_people (need_id, staff_id) {
        need_id -> Text,
        staff_id -> Text,
    }
}

diesel::table! {
    year_plans (id) {
        id -> Text,
        unit_id -> Text,
        year -> Integer,
        round_id -> Text,
        name -> Text,
        state -> Text,
        note -> Text,
        author_account_id -> Text,
        author_staff_id -> Nullable<Text>,
        submitted_at -> Nullable<BigInt>,
        submitter_account_id -> Nullable<Text>,
        submitter_staff_id -> Nullable<Text>,
        return_reason -> Nullable<Text>,
        approved_on -> Nullable<Date>,
        approved_by_name -> Nullable<Text>,
        number -> Nullable<Text>,
        signed_on -> Nullable<Date>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    year_plan_items (id) {
        id -> Text,
        year_plan_id -> Text,
        programme_id -> Nullable<Text>,
        content -> Text,
        search -> Text,
        quarter -> Integer,
        people -> Integer,
        seats -> Integer,
        estimated_cost -> BigInt,
        note -> Text,
        from_needs -> Bool,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    year_plan_amendments (id) {
        id -> Text,
        year_plan_id -> Text,
        item_id -> Text,
        content -> Text,
        kind -> Text,
        reason -> Text,
        at -> BigInt,
        account_name -> Text,
        acting_for_name -> Nullable<Text>,
    }
}

diesel::table! {
    documents (id) {
        id -> Text,
        unit_id -> Text,
        number -> Text,
        title -> Text,
        issuer -> Text,
        issued_on -> Date,
        deadline -> Nullable<Date>,
        categories -> Text,
        party_members -> Bool,
        active -> Bool,
        search -> Text,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    document_units (document_id, unit_id) {
        document_id -> Text,
        unit_id -> Text,
    }
}

diesel::table! {
    document_versions (id) {
        id -> Text,
        document_id -> Text,
        version -> Integer,
        from_day -> Date,
        change -> Nullable<Text>,
        created_at -> BigInt,
        created_by -> Text,
        created_by_name -> Text,
    }
}

diesel::table! {
    document_files (file_id) {
        file_id -> Text,
        document_id -> Text,
        version -> Integer,
        position -> Integer,
    }
}

diesel::table! {
    document_confirmations (id) {
        id -> Text,
        document_id -> Text,
        version -> Integer,
        staff_id -> Text,
        unit_id -> Text,
        way -> Text,
        day -> Date,
        evidence -> Nullable<Text>,
        recorded_at -> BigInt,
        recorded_by -> Text,
        recorded_by_name -> Text,
    }
}

diesel::table! {
    dissemination_sessions (id) {
        id -> Text,
        unit_id -> Text,
        day -> Date,
        place -> Text,
        led_by -> Text,
        note -> Nullable<Text>,
        created_at -> BigInt,
        created_by -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    dissemination_session_documents (session_id, document_id) {
        session_id -> Text,
        document_id -> Text,
        version -> Integer,
    }
}

diesel::table! {
    dissemination_session_people (session_id, staff_id) {
        session_id -> Text,
        staff_id -> Text,
    }
}

diesel::table! {
    calendar_feeds (id) {
        id -> Text,
        account_id -> Text,
        unit_id -> Nullable<Text>,
        token_hash -> Text,
        created_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        last_read_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    job_leases (id) {
        id -> Integer,
        holder -> Text,
        held_until -> BigInt,
    }
}

diesel::table! {
    job_runs (id) {
        id -> Text,
        job -> Text,
        started_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        outcome -> Text,
        summary -> Nullable<Text>,
        way -> Text,
        started_by_name -> Text,
        instance -> Text,
    }
}

diesel::table! {
    reminder_kinds (kind) {
        kind -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    unit_report_requests (id) {
        id -> Text,
        unit_id -> Text,
        kind -> Text,
        year -> Integer,
        title -> Text,
        about -> Text,
        opened_on -> Date,
        deadline -> Date,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    reminder_steps (kind, offset_days, recipient) {
        kind -> Text,
        offset_days -> Integer,
        recipient -> Text,
    }
}

diesel::table! {
    mails (id) {
        id -> Text,
        key -> Text,
        to_address -> Text,
        to_name -> Text,
        subject -> Text,
        body_text -> Text,
        body_html -> Text,
        state -> Text,
        attempts -> Integer,
        next_try_at -> BigInt,
        created_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    reminders (id) {
        id -> Text,
        key -> Text,
        duty_id -> Text,
        day -> Date,
        created_at -> BigInt,
        way -> Text,
        offset_days -> Nullable<Integer>,
        recipient -> Text,
        recipient_account_id -> Nullable<Text>,
        recipient_staff_id -> Nullable<Text>,
        recipient_name -> Text,
        holder_account_id -> Nullable<Text>,
        holder_staff_id -> Nullable<Text>,
        holder_name -> Text,
        unit_id -> Text,
        kind -> Text,
        title -> Text,
        link -> Text,
        due_on -> Nullable<Date>,
        word -> Nullable<Text>,
        urged_by -> Nullable<Text>,
        urged_by_name -> Nullable<Text>,
        mail_id -> Nullable<Text>,
        search -> Text,
    }
}

diesel::table! {
    unit_report_request_units (request_id, unit_id) {
        request_id -> Text,
        unit_id -> Text,
    }
}

diesel::table! {
    unit_reports (id) {
        id -> Text,
        request_id -> Text,
        unit_id -> Text,
        state -> Text,
        steering -> Text,
        results -> Text,
        difficulties -> Text,
        directions -> Text,
        proposals -> Text,
        first_submitted_on -> Nullable<Date>,
        submitted_at -> Nullable<BigInt>,
        return_reason -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    unit_report_submissions (report_id, version) {
        report_id -> Text,
        version -> Integer,
        submitted_at -> BigInt,
        submitted_by_name -> Text,
        steering -> Text,
        results -> Text,
        difficulties -> Text,
        directions -> Text,
        proposals -> Text,
        figures -> Nullable<Text>,
        names -> Nullable<Text>,
        lines -> Nullable<Text>,
    }
}

diesel::table! {
    ward_reports (id) {
        id -> Text,
        unit_id -> Text,
        kind -> Text,
        title -> Text,
        search -> Text,
        addressees -> Text,
        from_day -> Date,
        to_day -> Date,
        amends_id -> Nullable<Text>,
        amendment -> Nullable<Text>,
        state -> Text,
        steering -> Text,
        results -> Text,
        difficulties -> Text,
        directions -> Text,
        proposals -> Text,
        figures -> Nullable<Text>,
        names -> Nullable<Text>,
        changes -> Nullable<Text>,
        units -> Nullable<Text>,
        file_id -> Nullable<Text>,
        issued_at -> Nullable<BigInt>,
        issued_by_name -> Nullable<Text>,
        created_at -> BigInt,
        revision -> BigInt,
        lines -> Nullable<Text>,
    }
}

diesel::table! {
    registrations (subject_id) {
        subject_id -> Text,
        unit_id -> Text,
        number -> Nullable<Text>,
        number_key -> Nullable<Text>,
        signed_on -> Nullable<Date>,
        signer_name -> Nullable<Text>,
        signer_title -> Nullable<Text>,
        file_id -> Nullable<Text>,
    }
}

diesel::table! {
    saved_lists (id) {
        id -> Text,
        account_id -> Text,
        owner_name -> Text,
        unit_id -> Text,
        name -> Text,
        query -> Text,
        shared -> Bool,
        created_at -> BigInt,
    }
}

diesel::table! {
    decision_people (decision_id, nomination_id) {
        decision_id -> Text,
        nomination_id -> Text,
    }
}

diesel::table! {
    superior_sheet_layouts (unit_id) {
        unit_id -> Text,
        layout -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    letterheads (unit_id) {
        unit_id -> Text,
        superior -> Text,
        agency -> Text,
        place -> Text,
        symbol -> Text,
        archive -> Text,
        authority -> Text,
        signer_titles -> Text,
        signer_name -> Text,
        grounds -> Text,
        revision -> BigInt,
    }
}

diesel::table! {
    inspections (id) {
        id -> Text,
        unit_id -> Text,
        day -> Date,
        participants -> Text,
        subject -> Text,
        conclusions -> Text,
        search -> Text,
        recorded_by_name -> Text,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    inspection_findings (id) {
        id -> Text,
        inspection_id -> Text,
        unit_id -> Text,
        words -> Text,
        mend_by -> Date,
        state -> Text,
        mended_on -> Nullable<Date>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    steps (id) {
        id -> Text,
        subject_id -> Text,
        at -> BigInt,
        action -> Text,
        to_state -> Text,
        account_id -> Text,
        account_name -> Text,
        staff_id -> Nullable<Text>,
        acting_for_name -> Nullable<Text>,
        words -> Nullable<Text>,
        due_on -> Nullable<Date>,
    }
}

diesel::table! {
    difficulties (id) {
        id -> Text,
        unit_id -> Text,
        topic -> Text,
        title -> Text,
        content -> Text,
        proposal -> Text,
        search -> Text,
        state -> Text,
        due_on -> Nullable<Date>,
        joined_to_id -> Nullable<Text>,
        reported_on -> Nullable<Date>,
        advice -> Nullable<Text>,
        decision -> Nullable<Text>,
        carried_out_by -> Nullable<Text>,
        carried_out_until -> Nullable<Date>,
        settled_on -> Nullable<Date>,
        created_at -> BigInt,
        revision -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    journal_head,
    audit_records,
    feed_records,
    idempotency_keys,
    settings,
    units,
    accounts,
    role_grants,
    substitutions,
    sign_in_sessions,
    sign_in_failures,
    activation_slips,
    signing_keys,
    api_clients,
    api_client_failures,
    api_client_secrets,
    files,
    file_chunks,
    posts,
    staff,
    assignments,
    staff_states,
    absences,
    staff_pairs,
    working_day_exceptions,
    programmes,
    fund_sources,
    allocations,
    money_lines,
    official_letters,
    courses,
    sessions,
    authorities,
    decisions,
    nominations,
    nomination_steps,
    attendance,
    results,
    certificates,
    requirement_findings,
    result_reports,
    result_report_files,
    evaluation_forms,
    evaluations,
    evaluation_courses,
    closed_years,
    amendments,
    classification_rules,
    classifications,
    unit_reviews,
    unit_review_people,
    feed_departures,
    pulls,
    acknowledgements,
    access_records,
    targets,
    target_figures,
    cohort_departures,
    superior_software_marks,
    staff_former_categories,
    result_report_submissions,
    needs_rounds,
    needs_submissions,
    needs,
    need_people,
    year_plans,
    year_plan_items,
    year_plan_amendments,
    documents,
    document_units,
    document_versions,
    document_files,
    document_confirmations,
    dissemination_sessions,
    dissemination_session_documents,
    dissemination_session_people,
    calendar_feeds,
    job_leases,
    job_runs,
    reminder_kinds,
    reminder_steps,
    mails,
    reminders,
    steps,
    difficulties,
    unit_report_requests,
    unit_report_request_units,
    unit_reports,
    unit_report_submissions,
    letterheads,
    registrations,
    decision_people,
    saved_lists,
    ward_reports,
    superior_sheet_layouts,
    inspections,
    inspection_findings,
);
