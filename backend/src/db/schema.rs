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
        unit_id -> Text,
        scopes -> Text,
        epoch -> Text,
        active -> Bool,
        created_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        revision -> BigInt,
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

diesel::allow_tables_to_appear_in_same_query!(units, accounts, role_grants, substitutions, sign_in_sessions);
