//! Operators by their spelling.

use crate::module::{AssignOperator, BinaryOperator, LogicalOperator, UnaryOperator};

pub(super) fn unary(operator: &str) -> Option<UnaryOperator> {
    Some(match operator {
        "!" => UnaryOperator::Not,
        "-" => UnaryOperator::Minus,
        "+" => UnaryOperator::Plus,
        "~" => UnaryOperator::BitNot,
        "typeof" => UnaryOperator::Typeof,
        "void" => UnaryOperator::Void,
        "delete" => UnaryOperator::Delete,
        _ => return None,
    })
}

pub(super) fn logical(operator: &str) -> Option<LogicalOperator> {
    Some(match operator {
        "&&" => LogicalOperator::And,
        "||" => LogicalOperator::Or,
        "??" => LogicalOperator::Nullish,
        _ => return None,
    })
}

pub(super) fn binary(operator: &str) -> Option<BinaryOperator> {
    Some(match operator {
        "==" => BinaryOperator::Equal,
        "!=" => BinaryOperator::NotEqual,
        "===" => BinaryOperator::StrictEqual,
        "!==" => BinaryOperator::StrictNotEqual,
        "<" => BinaryOperator::Less,
        "<=" => BinaryOperator::LessOrEqual,
        ">" => BinaryOperator::Greater,
        ">=" => BinaryOperator::GreaterOrEqual,
        "in" => BinaryOperator::In,
        "instanceof" => BinaryOperator::Instanceof,
        _ => return arithmetic(operator),
    })
}

/// The operators that `=` may follow.
fn arithmetic(operator: &str) -> Option<BinaryOperator> {
    Some(match operator {
        "+" => BinaryOperator::Add,
        "-" => BinaryOperator::Subtract,
        "*" => BinaryOperator::Multiply,
        "/" => BinaryOperator::Divide,
        "%" => BinaryOperator::Remainder,
        "**" => BinaryOperator::Exponent,
        "<<" => BinaryOperator::ShiftLeft,
        ">>" => BinaryOperator::ShiftRight,
        ">>>" => BinaryOperator::ShiftRightUnsigned,
        "&" => BinaryOperator::BitAnd,
        "|" => BinaryOperator::BitOr,
        "^" => BinaryOperator::BitXor,
        _ => return None,
    })
}

/// `+=` and the like.
pub(super) fn assignment(operator: &str) -> Option<AssignOperator> {
    let operator = operator.strip_suffix('=')?;
    logical(operator).map(AssignOperator::Logical).or_else(|| arithmetic(operator).map(AssignOperator::Binary))
}
