//! The functions of `Object`.

use smol_str::SmolStr;

use super::Evaluator;
use super::call::{Arguments, Site};
use super::store::{ObjectKind, Property, Slot};
use super::value::{Data, ObjectId, Truth, Val};
use crate::source::Span;
use crate::value::Why;

impl Evaluator<'_> {
    pub(super) fn call_object_function(&mut self, path: &str, arguments: &Arguments, site: &Site) -> Val {
        let first = arguments.value(0);
        match path {
            "Object.assign" => {
                for source in arguments.all().iter().skip(1) {
                    let at = source.written.unwrap_or(site.call);
                    self.each_object(&first, |this, target| this.merge_into(target, &source.value, at));
                }
                if arguments.is_open() {
                    self.each_object(&first, |this, target| this.store.blur(target, &Why::Spread));
                }
                first
            }
            "Object.freeze" => {
                self.each_object(&first, |this, target| this.store.freeze(target));
                first
            }
            // Some writes to it are in vain.
            "Object.seal" | "Object.preventExtensions" => {
                self.each_object(&first, |this, target| this.store.forget_slot(&Slot::Frozen(target), &Why::Guard));
                first
            }
            "Object.create" => {
                let object = self.store.allocate(ObjectKind::Plain, Some(site.call));
                let properties = arguments.value(1);
                if !properties.data.is_undefined() {
                    self.define_properties(&Val::new(Data::Object(object)), &properties);
                }
                if !matches!(first.data, Data::Null) {
                    self.store.open(object, Why::Call(path.into()));
                }
                Val::new(Data::Object(object))
            }
            "Object.setPrototypeOf" => {
                self.each_object(&first, |this, target| this.store.blur(target, &Why::Call(path.into())));
                first
            }
            "Object.defineProperty" => {
                self.define_property(&first, Self::property_key(&arguments.value(1)), &arguments.value(2));
                first
            }
            "Object.defineProperties" => {
                self.define_properties(&first, &arguments.value(1));
                first
            }
            "Object" if matches!(first.data, Data::Undefined | Data::Null) && first.depends.is_none() => {
                Val::new(Data::Object(self.store.allocate(ObjectKind::Plain, Some(site.call))))
            }
            _ => self.ask_of_object(path, first, arguments, site),
        }
    }

    /// Functions that tell something of an object and leave it as it is; the others give it back.
    fn ask_of_object(&mut self, path: &str, first: Val, arguments: &Arguments, site: &Site) -> Val {
        match path {
            "Object.getOwnPropertyDescriptors" => self.descriptors(&first, site.call),
            "Object.getOwnPropertyDescriptor" => match Self::property_key(&arguments.value(1)) {
                Some(key) => self.descriptor(&first, &key),
                None => Self::unknown(Why::DynamicKey),
            },
            // Where there are any they are not known, and then the keys are not.
            "Object.getOwnPropertySymbols" if self.own_keys_of(&first).is_some() => self.make_array([]),
            "Object.getOwnPropertySymbols" => Self::unknown(Self::why_of(&first)),
            "Object.hasOwn" => self.has_property(&arguments.value(1), &first),
            "Object.isFrozen" => match first.data {
                Data::Object(id) if first.depends.is_none() && self.store.object(id).frozen == Truth::Yes => {
                    Val::new(Data::Bool(true))
                }
                _ => Self::unknown(Why::Expression),
            },
            "Object.keys" => self.list(&first, |_, key, _| Property::new(Val::new(Data::String(key.clone())))),
            "Object.getOwnPropertyNames" => match self.own_keys_of(&first) {
                Some(keys) => self.make_array(keys),
                None => Self::unknown(Self::why_of(&first)),
            },
            "Object.values" => self.list(&first, |_, _, property| property),
            "Object.entries" => self.list(&first, |this, key, property| {
                let pair = this.store.allocate(ObjectKind::Array, None);
                this.store.set(pair, "0", Property::new(Val::new(Data::String(key.clone()))));
                this.store.set(pair, "1", property);
                Property::new(Val::new(Data::Object(pair)))
            }),
            "Object.fromEntries" => self.each(&first, |this, entries| {
                let object = this.object_of_entries(&Val::new(entries.clone()), site.call);
                Val::new(object)
            }),
            _ => first,
        }
    }

    fn define_property(&mut self, target: &Val, key: Option<SmolStr>, descriptor: &Val) {
        let mut part = |name| match self.member(descriptor, name) {
            Val { data: Data::Absent | Data::Undefined, depends: None, .. } => None,
            part => Some(part),
        };
        let (value, getter, setter, enumerable) = (part("value"), part("get"), part("set"), part("enumerable"));
        // The place of the value is where it stands in the descriptor.
        let held = match descriptor.data {
            Data::Object(id) => self.store.object(id).properties.get("value").cloned(),
            _ => None,
        };
        self.each_object(target, |this, target| {
            let Some(key) = &key else { return this.store.blur(target, &Why::DynamicKey) };
            let hidden = match &enumerable {
                Some(Val { depends: Some(_), .. }) => Truth::Maybe,
                Some(enumerable) => enumerable.data.truth().negated(),
                None => this.store.object(target).properties.get(key).map_or(Truth::Yes, |before| before.hidden),
            };
            let Some(value) = &value else {
                return this.set_accessor(target, key.clone(), (getter.clone(), setter.clone()), hidden);
            };
            let held = held.clone().unwrap_or_else(|| Property::new(value.clone()));
            let written = value.trail.origin().or(held.written);
            let property = Property { value: value.clone(), getter: None, setter: None, hidden, written, ..held };
            this.define(target, key.clone(), property);
        });
    }

    fn define_properties(&mut self, target: &Val, descriptors: &Val) {
        match self.keys_of(descriptors) {
            Some(keys) => {
                for key in keys.iter().filter_map(|key| key.data.text().cloned()) {
                    let descriptor = self.member(descriptors, &key).present();
                    self.define_property(target, Some(key), &descriptor);
                }
            }
            None => self.define_property(target, None, descriptors),
        }
    }

    /// What `Object.getOwnPropertyDescriptor` tells of a property.
    fn descriptor(&mut self, object: &Val, key: &SmolStr) -> Val {
        let own = match object.data {
            Data::Object(id) if object.depends.is_none() => self.store.object(id).properties.get(key).cloned(),
            _ => None,
        };
        let Some(own) = own else { return Self::unknown(Self::why_of(object)) };
        let is_enumerable = match own.hidden.negated() {
            Truth::Maybe => Self::unknown(Why::Guard),
            enumerable => Val::new(Data::Bool(enumerable == Truth::Yes)),
        };
        let descriptor = self.store.allocate(ObjectKind::Plain, None);
        let accessor =
            |function: Option<ObjectId>| function.map_or_else(Val::undefined, |id| Val::new(Data::Object(id)));
        if own.getter.is_some() || own.setter.is_some() {
            self.store.set(descriptor, "get", Property::new(accessor(own.getter)));
            self.store.set(descriptor, "set", Property::new(accessor(own.setter)));
        } else {
            self.store.set(descriptor, "value", Property { hidden: Truth::No, ..own });
            self.store.set(descriptor, "writable", Property::new(Val::new(Data::Bool(true))));
        }
        self.store.set(descriptor, "enumerable", Property::new(is_enumerable));
        self.store.set(descriptor, "configurable", Property::new(Val::new(Data::Bool(true))));
        Val::new(Data::Object(descriptor))
    }

    fn descriptors(&mut self, object: &Val, at: Span) -> Val {
        let Some(keys) = self.own_keys_of(object) else { return Self::unknown(Self::why_of(object)) };
        let all = self.store.allocate(ObjectKind::Plain, Some(at));
        for key in keys.iter().filter_map(|key| key.data.text().cloned()) {
            let descriptor = self.descriptor(object, &key);
            self.store.set(all, key, Property::new(descriptor));
        }
        Val::new(Data::Object(all))
    }

    fn each_object(&mut self, value: &Val, mut run: impl FnMut(&mut Self, ObjectId)) {
        self.each_target(value, |this, data| {
            if let Data::Object(id) = data {
                run(this, *id);
            }
        });
    }

    /// An array with something for each property of an object.
    fn list(&mut self, object: &Val, mut item: impl FnMut(&mut Self, &SmolStr, Property) -> Property) -> Val {
        let Some(keys) = self.keys_of(object) else { return Self::unknown(Self::why_of(object)) };
        let array = self.store.allocate(ObjectKind::Array, None);
        for key in keys {
            let Data::String(key) = key.data else { continue };
            let value = self.member(object, &key).present();
            let held = match object.data {
                Data::Object(id) => self.store.object(id).properties.get(&key).cloned(),
                _ => None,
            };
            let held = held.unwrap_or_else(|| Property::new(value.clone()));
            let item = item(self, &key, Property { value, getter: None, setter: None, ..held });
            self.push(array, item);
        }
        Val::new(Data::Object(array))
    }

    fn object_of_entries(&mut self, entries: &Val, at: Span) -> Data {
        let object = self.store.allocate(ObjectKind::Plain, Some(at));
        match self.items_of(entries) {
            Some(items) => {
                for entry in items {
                    let key = self.member(&entry, "0");
                    let value = self.member(&entry, "1").present();
                    let held = match entry.data {
                        Data::Object(id) => self.store.object(id).properties.get("1").cloned(),
                        _ => None,
                    };
                    let held = held.unwrap_or_else(|| Property::new(value.clone()));
                    match Self::property_key(&key) {
                        Some(key) => {
                            self.store.set(object, key, Property { value, getter: None, setter: None, ..held })
                        }
                        None => self.store.blur(object, &Why::DynamicKey),
                    }
                }
            }
            None => self.store.open(object, Self::why_of(entries)),
        }
        Data::Object(object)
    }
}
