//! What reading costs, and how readers end.

use super::Wording;
use crate::file::SourceError;

/// What reading costs, and how readers end.
pub(super) fn cost(error: &SourceError) -> Option<Wording> {
    Some(match error {
        SourceError::TooManyBytes { bytes, allowed } => Wording::new(
            format!("tệp có {bytes} byte, nhiều hơn mức {allowed} byte; hãy tách tệp hoặc nâng giới hạn"),
            format!(
                "the file has {bytes} bytes, more than the {allowed} that are allowed; split it or raise the limit"
            ),
        ),
        SourceError::OutOfTime { seconds } => Wording::new(
            format!(
                "đọc quá {seconds} giây; hãy nâng --worker-seconds hoặc CANCU_WORKER_SECONDS rồi thử lại với --retry, hoặc in sang PDF mới"
            ),
            format!(
                "reading it took more than {seconds} seconds; raise --worker-seconds or CANCU_WORKER_SECONDS and try again with \
                 --retry, or print it to a new PDF"
            ),
        ),
        SourceError::PdfOutOfTime { seconds } => Wording::new(
            format!("đọc PDF quá {seconds} giây; hãy in sang PDF mới hoặc nâng giới hạn"),
            format!("reading the PDF took more than {seconds} seconds; print it to a new PDF, or raise the limit"),
        ),
        SourceError::TooMuchText => Wording::new(
            "tệp giải nén ra nhiều chữ hơn mức cho phép; hãy nâng --max-unpacked-mib hoặc CANCU_MAX_UNPACKED_MIB rồi thử lại với --retry",
            "it unpacks to more text than is allowed; raise --max-unpacked-mib or CANCU_MAX_UNPACKED_MIB and try again with --retry",
        ),
        SourceError::Bomb => Wording::new(
            "tệp giải nén ra lớn hơn nhiều so với một văn bản, giống tệp phá hoại; nếu tệp bình thường, hãy nâng giới hạn hoặc lưu thành PDF",
            "it unpacks to far more than a document needs, as a bomb does; if it is honest, raise the limit or save it as PDF",
        ),
        SourceError::OutOfMemory { mib } => Wording::new(
            format!(
                "đọc tệp cần hơn {mib} MiB bộ nhớ; hãy nâng --worker-mib hoặc CANCU_WORKER_MIB rồi thử lại với --retry, hoặc in sang PDF mới"
            ),
            format!(
                "reading it needs more than {mib} MiB of memory; raise --worker-mib or CANCU_WORKER_MIB and try again with --retry, or \
                 print it to a new PDF"
            ),
        ),
        SourceError::TooDeep => Wording::new(
            "các phần của tệp lồng nhau quá sâu; hãy mở bằng chương trình đã tạo tệp rồi lưu lại",
            "it is nested too deeply to be read; open it in the program that made it and save it again",
        ),
        SourceError::NoThread => Wording::new(
            "không mở được luồng để đọc PDF; hãy đóng bớt chương trình khác rồi thử lại",
            "no thread can be started to read the PDF; close other programs and try again",
        ),
        SourceError::Died { signal, status } => {
            let how = match (signal, status) {
                (Some(signal), _) => format!("signal {signal}"),
                (None, Some(status)) => format!("status {status}"),
                (None, None) => "no status".to_owned(),
            };
            Wording::new(
                format!("chương trình đọc dừng giữa chừng ({how}); hãy gửi báo lỗi kèm tệp"),
                format!("its reader ended without an answer ({how}); please report this with the file"),
            )
        }
        SourceError::Senseless => Wording::new(
            "chương trình đọc trả lời không rõ nghĩa; hãy gửi báo lỗi kèm tệp",
            "its reader gave an answer without sense; please report this with the file",
        ),
        SourceError::Killed => Wording::new(
            "chương trình đọc bị dừng từ bên ngoài, có thể do máy hết bộ nhớ; lần chạy sau sẽ thử lại",
            "its reader was ended from outside, perhaps because the machine ran out of memory; it is tried again by the next run",
        ),
        SourceError::NoWorker { program, why } => Wording::new(
            format!(
                "không mở được tiến trình đọc bằng {program}: {why}; hãy đóng bớt chương trình khác, hoặc xem chương trình có được phép chạy không"
            ),
            format!(
                "no reader process could be started by {program}: {why}; close other programs, or see that the program may be run"
            ),
        ),
        _ => return None,
    })
}
