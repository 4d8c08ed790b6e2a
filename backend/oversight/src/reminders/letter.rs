//! What a mail says, as plain text and as HTML. Nothing of a person but names, and titles of courses and papers.

use chrono::NaiveDate;

use foundation::kernel::format_day;

/// One thing that is told.
pub struct Line {
    /// Who owes it; none where it is the reader.
    pub holder: Option<String>,
    /// What is owed.
    pub title: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Where in the product it is done.
    pub link: String,
}

impl Line {
    fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due_on.is_some_and(|day| day < today)
    }

    fn when(&self, today: NaiveDate) -> Option<String> {
        let due_on = self.due_on?;
        let days = (due_on - today).num_days();
        let left = match days {
            ..0 => format!("quá hạn {} ngày", -days),
            0 => "đến hạn hôm nay".to_owned(),
            1.. => format!("còn {days} ngày"),
        };
        Some(format!("hạn {}, {left}", format_day(due_on)))
    }
}

/// Somebody who urges, with a word.
pub struct Urging<'a> {
    /// The name.
    pub by: &'a str,
    /// The word.
    pub word: Option<&'a str>,
}

/// A mail: subject, plain text, HTML.
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// How many things, and how many of them are overdue.
fn counted(lines: &[&Line], what: &str, today: NaiveDate) -> Option<String> {
    let overdue = lines.iter().filter(|line| line.is_overdue(today)).count();
    match (lines.len(), overdue) {
        (0, _) => None,
        (all, 0) => Some(format!("{all} {what}")),
        (all, overdue) => Some(format!("{all} {what}, {overdue} việc quá hạn")),
    }
}

/// Writes a mail to `name` on a day; `public_url` is the address of the product.
pub fn write(name: &str, lines: &[Line], urging: Option<&Urging<'_>>, today: NaiveDate, public_url: &str) -> Written {
    let (own, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.holder.is_none());
    let counts =
        [counted(&own, "việc cần xử lý", today), counted(&others, "việc của đơn vị, cán bộ cần đôn đốc", today)];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let subject = format!("{}{}", if urging.is_some() { "Đôn đốc: " } else { "" }, counts.join("; "));
    let mut text = format!("Kính gửi {name},\n");
    let mut html = format!("<p>Kính gửi {},</p>", escaped(name));
    if let Some(urging) = urging {
        text.push_str(&format!("\n{} đôn đốc anh/chị xử lý.\n", urging.by));
        html.push_str(&format!("<p>{} đôn đốc anh/chị xử lý.</p>", escaped(urging.by)));
        if let Some(word) = urging.word {
            text.push_str(&format!("\n{word}\n"));
            html.push_str(&format!("<blockquote>{}</blockquote>", escaped(word).replace('\n', "<br>")));
        }
    }
    for (heading, lines) in [("Việc của anh/chị", &own), ("Việc của người khác", &others)] {
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{heading}\n"));
        html.push_str(&format!("<h3>{heading}</h3><ul>"));
        for line in lines {
            let holder = line.holder.as_ref().map(|holder| format!("{holder}: ")).unwrap_or_default();
            let when = line.when(today).map(|when| format!(" ({when})")).unwrap_or_default();
            let address = format!("{public_url}{}", line.link);
            text.push_str(&format!("- {holder}{}{when}\n  {address}\n", line.title));
            html.push_str(&format!(
                "<li>{}<a href=\"{}\">{}</a>{}</li>",
                escaped(&holder),
                escaped(&address),
                escaped(&line.title),
                escaped(&when)
            ));
        }
        html.push_str("</ul>");
    }
    const END: &str = "Thư do phần mềm quản lý bồi dưỡng tự động gửi; xin không trả lời thư này.";
    text.push_str(&format!("\n{END}\n"));
    html.push_str(&format!("<p>{END}</p>"));
    Written { subject, text, html: format!("<!doctype html><html lang=\"vi\"><body>{html}</body></html>") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(holder: Option<&str>, title: &str, due_on: &str) -> Line {
        let due_on = Some(due_on.parse().expect("a day"));
        Line { holder: holder.map(str::to_owned), title: title.to_owned(), due_on, link: "/danh-gia".to_owned() }
    }

    #[test]
    fn r32_one_mail_says_how_much_and_how_late() {
        let today = "2026-12-10".parse().expect("a day");
        let lines = [
            line(None, "Đánh giá sau bồi dưỡng: Kỹ năng <số>", "2026-12-01"),
            line(None, "Viết báo cáo kết quả: Lớp A", "2026-12-10"),
            line(None, "Gửi nhu cầu bồi dưỡng: Đợt 1", "2026-12-13"),
            line(Some("Trần Thị Hoà"), "Viết báo cáo kết quả: Lớp B", "2026-12-03"),
        ];
        let written = write("Nguyễn Văn Á", &lines, None, today, "https://boiduong.example");
        assert_eq!(
            written.subject,
            "3 việc cần xử lý, 1 việc quá hạn; 1 việc của đơn vị, cán bộ cần đôn đốc, 1 việc quá hạn"
        );
        assert!(written.text.contains("(hạn 01/12/2026, quá hạn 9 ngày)"), "{}", written.text);
        assert!(written.text.contains("đến hạn hôm nay") && written.text.contains("còn 3 ngày"));
        assert!(written.text.contains("https://boiduong.example/danh-gia"));
        assert!(written.text.contains("- Trần Thị Hoà: Viết báo cáo"));
        assert!(written.html.contains("Kỹ năng &lt;số&gt;"), "{}", written.html);
    }

    #[test]
    fn r32_who_urges_says_so_with_a_word() {
        let today = "2026-12-10".parse().expect("a day");
        let urging = Urging { by: "Vũ Đình Khôi", word: Some("Xin xong trước thứ Sáu.") };
        let written = write("A", &[line(None, "B", "2026-12-10")], Some(&urging), today, "http://x");
        assert_eq!(written.subject, "Đôn đốc: 1 việc cần xử lý");
        assert!(written.text.contains("Vũ Đình Khôi đôn đốc anh/chị xử lý.\n\nXin xong trước thứ Sáu."));
    }
}
