//! Properties of the abstract values and of how branches become one again, over values and programs made at random.

mod lattice;
