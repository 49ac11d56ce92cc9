//! Files that would harm whoever reads them: they cost a worker at the most.

mod archives;
mod bombs;
mod hostile;
mod locked;
mod made;
mod names;
mod processes;
