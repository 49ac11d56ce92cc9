//! The container of old Office files: a small file system of sectors (see [MS-CFB]).

/// The mark of an unused or last sector begins here.
const SPECIAL: u32 = 0xFFFF_FFFA;

/// A container, its table of sectors and its directory.
pub(super) struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    /// The same for the small sectors, and the stream that they lie in.
    small_next: Vec<u32>,
    small: Vec<u8>,
    small_below: usize,
    directory: Vec<u8>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes)
}

/// A number as a place in memory.
pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'b> Ole<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut ole = Self {
            bytes,
            sector: 1 << shift,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            small_below: place(u32_at(bytes, 56)?),
            directory: Vec::new(),
        };
        let count = bytes.len() / ole.sector + 1;
        let mut tables: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + index * 4)).collect();
        let mut more = u32_at(bytes, 68)?;
        // Each table of tables takes a sector, so there are fewer than sectors.
        for _ in 0..count {
            let Some(sector) = ole.sector_at(more) else { break };
            let last = sector.len() - 4;
            tables.extend((0..last).step_by(4).filter_map(|at| u32_at(sector, at)));
            more = u32_at(sector, last)?;
        }
        tables.retain(|table| *table < SPECIAL);
        tables.truncate(count);
        for table in tables {
            let Some(sector) = ole.sector_at(table) else { continue };
            let entries: Vec<u32> = (0..sector.len()).step_by(4).filter_map(|at| u32_at(sector, at)).collect();
            ole.next.extend(entries);
        }
        ole.directory = ole.chain(u32_at(bytes, 48)?);
        let small = ole.chain(u32_at(bytes, 60)?);
        ole.small_next = (0..small.len()).step_by(4).filter_map(|at| u32_at(&small, at)).collect();
        let root = ole.directory.chunks_exact(128).find(|entry| entry[66] == 5).and_then(|root| u32_at(root, 116));
        ole.small = root.map(|start| ole.chain(start)).unwrap_or_default();
        Some(ole)
    }

    fn sector_at(&self, index: u32) -> Option<&'b [u8]> {
        let at = place(index).checked_add(1)?.checked_mul(self.sector).filter(|_| index < SPECIAL)?;
        self.bytes.get(at..at.checked_add(self.sector)?.min(self.bytes.len())).filter(|sector| sector.len() >= 4)
    }

    /// The bytes of the sectors that follow each other from `start`.
    fn chain(&self, start: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        // A damaged chain may run in a circle.
        while out.len() <= self.bytes.len()
            && let Some(sector) = self.sector_at(at)
        {
            out.extend_from_slice(sector);
            let Some(next) = self.next.get(place(at)) else { break };
            at = *next;
        }
        out
    }

    /// The stream of this name, the first of its directory.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let entry = self.directory.chunks_exact(128).find(|entry| entry[66] == 2 && entry.starts_with(&name))?;
        let (start, size) = (u32_at(entry, 116)?, place(u32_at(entry, 120)?));
        let mut bytes = if size < self.small_below { self.small_chain(start, size) } else { self.chain(start) };
        bytes.truncate(size);
        Some(bytes)
    }

    fn small_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        while out.len() < size
            && at < SPECIAL
            && let Some(sector) = place(at).checked_mul(64).and_then(|from| self.small.get(from..from + 64))
        {
            out.extend_from_slice(sector);
            let Some(next) = self.small_next.get(place(at)) else { break };
            at = *next;
        }
        out
    }
}
