//! The one file of a multipart request, and the small fields beside it.

use super::error::refused;
use crate::view::error::{Problem, ProblemKind};
use crate::view::parameters::Parameters;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;

/// What multipart adds around a file: its boundaries and headers.
pub(super) const AROUND: usize = 64 << 10;

/// So many fields of a form are kept, and so many bytes of each; more belongs to no form of ours.
const FIELDS: usize = 8;
const FIELD: usize = 256;

/// A file as it was sent.
#[derive(Debug)]
pub(super) struct Received {
    /// Its name, as the sender calls it.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// What a form sends beside it.
    pub(super) fields: Parameters,
}

impl Received {
    /// Takes the file out of `request`.
    pub(super) async fn of(request: Request, most: usize) -> Result<Self, Problem> {
        let parts = Multipart::from_request(request, &()).await.map_err(|refusal: MultipartRejection| {
            tracing::debug!(%refusal, "a body refused");
            Problem {
                kind: ProblemKind::WrongBody,
                code: "not_multipart",
                message: "send the file as multipart/form-data, as `curl -F file=@plan.pdf` does".to_owned(),
                field: None,
            }
        });
        let mut parts = parts?;
        let (mut file, mut fields) = (None, Vec::new());
        while let Some(mut part) = parts.next_field().await.map_err(|error| broken(&error, most))? {
            let unnamed = (part.name() == Some("file")).then_some("file");
            let Some(name) = part.file_name().or(unnamed).map(str::to_owned) else {
                let name = part.name().unwrap_or_default().to_owned();
                let mut value = Vec::new();
                while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error, most))? {
                    value.extend(chunk.iter().take(FIELD - value.len()));
                }
                if fields.len() < FIELDS && name.len() <= FIELD {
                    fields.push((name, String::from_utf8_lossy(&value).into_owned()));
                }
                continue;
            };
            let mut bytes = Vec::new();
            while let Some(chunk) = part.chunk().await.map_err(|error| broken(&error, most))? {
                if bytes.len() + chunk.len() > most {
                    return Err(too_large(most));
                }
                bytes.extend_from_slice(&chunk);
            }
            if file.replace((name, bytes)).is_some() {
                return Err(refused("several_files", "send one file at a time"));
            }
        }
        let missing = || refused("no_file", "the request holds no file; send one in the field `file`");
        let (name, bytes) = file.ok_or_else(missing)?;
        Ok(Self { name, bytes, fields: Parameters(fields) })
    }
}

fn broken(error: &MultipartError, most: usize) -> Problem {
    tracing::debug!(%error, "a body broke off");
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        too_large(most)
    } else {
        refused("bad_multipart", "the body is no whole multipart/form-data; send it again")
    }
}

fn too_large(most: usize) -> Problem {
    Problem {
        kind: ProblemKind::TooLarge,
        code: "too_large",
        message: format!("the file has more than the {} MiB that this server takes", most >> 20),
        field: Some("file"),
    }
}
