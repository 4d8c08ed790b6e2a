//! Codes that are stored, sent and shown as text: one macro for all of them.

/// What every enumeration made by [`text_enum!`] can do.
pub trait TextEnum: Sized + Copy + 'static {
    /// Every value, in the order of its declaration.
    const ALL: &'static [Self];

    /// The values for which a rule holds, in the order of their declaration.
    fn those(rule: impl Fn(Self) -> bool) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|value| rule(*value)).collect()
    }

    /// The lower-case English code, as stored and sent.
    fn as_str(self) -> &'static str;

    /// The Vietnamese label that people see (`x-labels-vi` in the OpenAPI document).
    fn label(self) -> &'static str;

    /// The value of a code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == code)
    }

    /// The value of a Vietnamese label, as it comes back in an Excel sheet.
    fn from_label(label: &str) -> Option<Self> {
        let wanted = super::search_key(label);
        Self::ALL.iter().copied().find(|value| super::search_key(value.label()) == wanted)
    }
}

/// Declares an enumeration with its codes and Vietnamese labels:
///
/// ```ignore
/// text_enum! {
///     /// Where a course comes from.
///     pub enum Origin {
///         /// The superior allots places.
///         Quota = "quota" / "Chỉ tiêu phân bổ",
///     }
/// }
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal / $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        $visibility enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $crate::kernel::TextEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::kernel::TextEnum::as_str(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::kernel::TextEnum::as_str(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                <Self as $crate::kernel::TextEnum>::from_code(&code)
                    .ok_or_else(|| serde::de::Error::unknown_variant(&code, &[$($code),+]))
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                let code: &'static str = $crate::kernel::TextEnum::as_str(*self);
                code.to_sql(out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let code = <String as diesel::deserialize::FromSql<diesel::sql_types::Text, DB>>::from_sql(bytes)?;
                <Self as $crate::kernel::TextEnum>::from_code(&code)
                    .ok_or_else(|| format!("unknown {}: {code}", stringify!($name)).into())
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let labels: serde_json::Map<String, serde_json::Value> =
                    [$(($code.to_owned(), serde_json::Value::from($label))),+].into_iter().collect();
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($code),+]))
                    .extensions(Some(
                        utoipa::openapi::extensions::ExtensionsBuilder::new().add("x-labels-vi", labels).build(),
                    ))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    };
}
