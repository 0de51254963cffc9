#include "results/utf8.hpp"

#include <boost/locale/utf.hpp>

namespace coadopt {

std::string valid_utf8(std::string_view text) {
  namespace utf = boost::locale::utf;
  std::string valid;
  valid.reserve(text.size());
  const char* const end = text.data() + text.size();
  for (const char* next = text.data(); next != end;) {
    const char* const begin = next;
    const utf::code_point point = utf::utf_traits<char>::decode(next, end);
    if (point == utf::illegal || point == utf::incomplete || point == 0) {
      valid += "\xEF\xBF\xBD";
      next = begin + 1;
    } else {
      valid.append(begin, next);
    }
  }
  return valid;
}

}  // namespace coadopt
