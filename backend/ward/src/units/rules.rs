//! Kinds of units, and where a unit may hang.

use foundation::kernel::{Code, Fault, text_enum};

text_enum! {
    /// What a unit is.
    pub enum UnitKind {
        /// A city with its wards below.
        City = "city" / "Thành phố",
        /// The ward itself.
        Ward = "ward" / "Phường, xã, đặc khu",
        /// A department, an office, a centre of the ward.
        Department = "department" / "Phòng, ban, trung tâm",
        /// A public service unit: a school, a health station.
        ServiceUnit = "service_unit" / "Đơn vị sự nghiệp công lập",
    }
}

/// Whether a unit may hang below `parent`, given the parent's own ancestors.
pub fn may_hang_below<T: PartialEq>(unit: &T, parent: &T, ancestors_of_parent: &[T]) -> Result<(), Fault> {
    if unit == parent || ancestors_of_parent.contains(unit) {
        Err(Fault::new("/parent_id", Code::UnitCircle))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_cannot_hang_below_itself() {
        assert!(may_hang_below(&1, &2, &[3]).is_ok());
        assert_eq!(may_hang_below(&1, &1, &[]).map_err(|fault| fault.code), Err(Code::UnitCircle));
        assert_eq!(may_hang_below(&1, &2, &[1]).map_err(|fault| fault.code), Err(Code::UnitCircle));
    }
}
