#include "results/element_type.hpp"

#include <stdexcept>

namespace coadopt::h5 {

hid_t type_in_file(Element element) {
  switch (element) {
    case Element::float32: return H5T_IEEE_F32LE;
    case Element::float64: return H5T_IEEE_F64LE;
    case Element::int32: return H5T_STD_I32LE;
    case Element::int64: return H5T_STD_I64LE;
    case Element::uint8: return H5T_STD_U8LE;
    case Element::text: break;
  }
  throw std::logic_error("texts have no type of numbers");
}

hid_t type_in_memory(Element element) {
  switch (element) {
    case Element::float32: return H5T_NATIVE_FLOAT;
    case Element::float64: return H5T_NATIVE_DOUBLE;
    case Element::int32: return H5T_NATIVE_INT32;
    case Element::int64: return H5T_NATIVE_INT64;
    case Element::uint8: return H5T_NATIVE_UINT8;
    case Element::text: break;
  }
  throw std::logic_error("texts have no type of numbers");
}

}  // namespace coadopt::h5
