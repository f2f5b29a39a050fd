/* How text becomes terms: the one part that knows the language. */
const fold = text =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const analyse = text => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
