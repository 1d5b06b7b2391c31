//! The modules that a run needs of a catalog, read; each is rewritten when it is asked for. Modules in, texts for the engine out.

use std::collections::BTreeMap;

use super::parameters::{self, PARAMETERS};
use super::{Catalog, Layout};
use crate::rego;

/// Some modules of a catalog, read together.
pub(crate) struct Prepared {
    loaded: rego::Loaded,
    /// Where a module of the catalog stands among them.
    places: BTreeMap<usize, usize>,
    packages: BTreeMap<usize, Vec<String>>,
}

impl Prepared {
    /// Reads modules of a catalog, given by index, with all that they need among them.
    pub(crate) fn of(catalog: &Catalog, modules: &[usize]) -> Result<Self, Vec<rego::Error>> {
        let wanted = modules.iter().filter_map(|index| Some((*index, catalog.modules.get(*index)?)));
        let sources = wanted.clone().map(|(_, module)| module.source.clone()).collect();
        let places = wanted.clone().enumerate().map(|(place, (index, _))| (index, place)).collect();
        let packages = wanted.map(|(index, module)| (index, module.package.clone())).collect();
        // All were checked when the catalog was loaded, or by the tests.
        let loaded = rego::load(sources, &super::rego_options(), rego::Trust::Checked)?;
        Ok(Self { loaded, places, packages })
    }

    /// What the engine reads of a module, with the rule's own parameters in place of `data.karat.parameters`. `None` where the
    /// layout cannot hold it.
    pub(crate) fn text(&self, module: usize, layout: Layout) -> Result<Option<String>, Vec<rego::Error>> {
        let Some(place) = self.places.get(&module) else { return Ok(None) };
        let text = match layout {
            Layout::Packages => Some(self.loaded.rewritten(*place)?),
            Layout::Flat => self.loaded.flattened(*place)?,
        };
        Ok(text.map(|text| parameters::bound(text, &self.reference(module, PARAMETERS, layout))))
    }

    /// What the engine reads of a module in the flat layout where the sets with these names stand elsewhere, and these sets.
    pub(crate) fn taken_apart(
        &self,
        module: usize,
        names: &[&str],
    ) -> Result<Option<rego::TakenApart>, Vec<rego::Error>> {
        let Some(place) = self.places.get(&module) else { return Ok(None) };
        let bound = |text| parameters::bound(text, &self.reference(module, PARAMETERS, Layout::Flat));
        let bind = |(text, sets): rego::TakenApart| {
            (bound(text), sets.into_iter().map(|(name, set)| (name, bound(set))).collect())
        };
        Ok(self.loaded.taken_apart(*place, names)?.map(bind))
    }

    /// How a generated module names a rule of a module.
    pub(crate) fn reference(&self, module: usize, rule: &str, layout: Layout) -> String {
        let flat = || self.loaded.flat_name(*self.places.get(&module)?, rule);
        let path = || self.packages.get(&module).map(|package| rego::reference(package, rule));
        let name = if layout == Layout::Flat { flat() } else { path() };
        name.unwrap_or_else(|| rule.to_owned())
    }

    /// Whether a rule of a module is a set, which has a value for every input.
    pub(crate) fn is_set(&self, module: usize, rule: &str) -> bool {
        self.places.get(&module).is_some_and(|place| self.loaded.is_set(*place, rule))
    }

    /// Whether a module is among them.
    pub(crate) fn has(&self, module: usize) -> bool {
        self.places.contains_key(&module)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::bundled::MODULES;
    use crate::catalog::{Options, load};

    fn all() -> Catalog {
        load(&Options { built_in: true, ..Options::default() }).unwrap()
    }

    #[test]
    fn the_outline_of_a_built_in_policy_is_what_is_in_it() {
        let catalog = all();
        let sources: Vec<_> = catalog.modules.iter().map(|module| module.source.clone()).collect();
        assert!(sources.len() > 100);
        let loaded = rego::load(sources.clone(), &crate::catalog::rego_options(), rego::Trust::Checked).unwrap();
        for (source, module) in sources.iter().zip(&loaded.modules) {
            let own = MODULES.iter().find(|own| own.path == source.path).unwrap().module();
            assert_eq!(own.package, module.package, "{}", source.path);
            assert_eq!(own.rules, module.rules, "{}", source.path);
            assert_eq!(own.needs, module.needs, "{}", source.path);
            assert_eq!(own.uses_parameters, module.uses_parameters, "{}", source.path);
        }
    }

    /// One policy that it cannot hold would make all others slower by far.
    #[test]
    fn every_built_in_policy_fits_the_layout_of_one_package() {
        let catalog = all();
        let modules: Vec<usize> = (0..catalog.modules.len()).collect();
        let prepared = Prepared::of(&catalog, &modules).unwrap();
        for (index, module) in modules.iter().zip(&catalog.modules) {
            assert!(prepared.text(*index, Layout::Flat).unwrap().is_some(), "{}", module.source.path);
        }
    }
}
