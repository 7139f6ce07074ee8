//! A form whose fields are not known beforehand, as the pairs it was sent as: rows to tick, a choice for each.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse as _, Response};

use super::error::Error;

/// Name and value of each field, in the order sent; a name may come more than once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs(pub(crate) Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Pairs {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let bytes = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|_| {
                Error::BadRequest("The form did not arrive whole. Nothing was changed.".to_owned())
                    .into_response()
            })?;
        Ok(Self(
            url::form_urlencoded::parse(&bytes).into_owned().collect(),
        ))
    }
}
