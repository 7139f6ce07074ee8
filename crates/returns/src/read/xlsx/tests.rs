//! What a workbook gives.
