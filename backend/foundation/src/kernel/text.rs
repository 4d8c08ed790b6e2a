//! Text as it comes from people: one form for what looks the same, and nothing invisible.

use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Code, Fault};

/// NFC, non-breaking spaces as spaces, trimmed. `Err` when a control character other than a line break or tab is in it.
pub fn normalise(text: &str) -> Result<String, Code> {
    let composed: String = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.replace('\u{a0}', " ")
    } else {
        text.nfc().map(|letter| if letter == '\u{a0}' { ' ' } else { letter }).collect()
    };
    let trimmed = composed.trim();
    if trimmed.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(Code::ControlCharacter);
    }
    Ok(trimmed.to_owned())
}

/// Bytes as lower-case hexadecimal text.
pub fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Normalises every text of a JSON document in place; secrets keep every character.
pub fn normalise_json(value: &mut Value, pointer: &str, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) => match normalise(text) {
            Ok(clean) => *text = clean,
            Err(code) => faults.push(Fault::new(pointer, code)),
        },
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                normalise_json(item, &format!("{pointer}/{index}"), faults);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                if !(name.contains("password") || name.contains("secret")) {
                    normalise_json(field, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), faults);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r39_text_is_composed_and_trimmed() {
        assert_eq!(normalise("  Nguye\u{302}\u{303}n\u{a0}A\u{301} ").as_deref(), Ok("Nguyễn Á"));
        assert_eq!(normalise("hai\ndòng").as_deref(), Ok("hai\ndòng"));
        assert_eq!(normalise("a\u{0}b"), Err(Code::ControlCharacter));
    }

    #[test]
    fn passwords_are_left_as_typed() {
        let mut body = serde_json::json!({"user_name": " an ", "password": " bí mật "});
        let mut faults = Vec::new();
        normalise_json(&mut body, "", &mut faults);
        assert_eq!(body, serde_json::json!({"user_name": "an", "password": " bí mật "}));
        assert!(faults.is_empty());
    }
}
