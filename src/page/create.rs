//! Step 3: the form of a new enrollment group. Nothing typed is lost by a failed call.

use crate::dps::{
    CallError,
    enrollment_group::{Draft, DraftError, EnrollmentGroup, Put},
};

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Create {
    /// What was entered. Its certificates are those chosen in step 2.
    pub draft: Draft,
    /// Whether the person typed an ID; until then it follows the certificate.
    pub id_typed: bool,
    /// Whether "Create" was pressed: from then on everything missing is marked.
    pub attempted: bool,
    /// How far it is.
    pub progress: Progress,
}

/// How far creating is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// The form is being filled in.
    #[default]
    Editing,
    /// The request is under way.
    Sending,
    /// The group exists now.
    Created {
        /// Its ID.
        id: String,
    },
    /// A group of this ID existed already; nothing was changed.
    Exists {
        /// The ID.
        id: String,
    },
    /// The call failed.
    Failed(CallError),
}

impl Create {
    /// The person typed an ID.
    pub fn type_id(&mut self, id: String) {
        self.id_typed = !id.is_empty();
        self.draft.id = id;
        self.edit();
    }

    /// Takes over the certificates chosen in step 2, and their suggestion for an ID while none was typed.
    pub fn choose(
        &mut self,
        primary: Option<String>,
        secondary: Option<String>,
        suggested_id: Option<String>,
    ) {
        if !self.id_typed {
            self.draft.id = suggested_id.unwrap_or_default();
        }
        (self.draft.primary, self.draft.secondary) = (primary, secondary);
        self.edit();
    }

    /// A field changed: what the last attempt said is over.
    pub fn edit(&mut self) {
        if self.progress != Progress::Sending {
            self.progress = Progress::Editing;
        }
    }

    /// What keeps the form from being sent.
    pub fn errors(&self) -> Vec<DraftError> {
        self.draft.check().err().unwrap_or_default()
    }

    /// "Create" was pressed: the request, if the form is complete and none is under way.
    pub fn submit(&mut self) -> Option<Put> {
        if self.progress == Progress::Sending {
            return None;
        }
        self.attempted = true;
        let put = self.draft.check().ok()?;
        self.progress = Progress::Sending;
        Some(put)
    }

    /// Takes the answer in.
    pub fn take(&mut self, id: &str, answer: Result<&EnrollmentGroup, CallError>) {
        match answer {
            Ok(group) => {
                *self = Self { progress: Progress::Created { id: group.id().to_owned() }, ..Self::default() };
            }
            Err(CallError::Service(problem)) if problem.status == 409 => {
                self.progress = Progress::Exists { id: id.to_owned() };
            }
            Err(error) => self.progress = Progress::Failed(error),
        }
    }
}
