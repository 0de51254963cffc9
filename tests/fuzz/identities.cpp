#include "results/identity.hpp"
#include "target.hpp"

namespace coadopt::fuzz {

void identities(Bytes input) {
  const std::string text(text_of(input));
  try {
    const ResultsPlan plan = plan_from(text);
    const std::string again = identity_text(plan);
    require(identity_text(plan_from(again)) == again, "an identity that is read is written as it was");
    require(identity_differences(again, again).empty(), "an identity does not differ from itself");
    require(shard_differences(again, again).empty(), "a shard does not differ from itself");
    static_cast<void>(shard_differences(again, text));
    static_cast<void>(identity_differences(again, text));
  } catch (const std::runtime_error& problem) {
    check_message(problem.what());
  }
  static_cast<void>(identity_differences("{}", text));
}

}  // namespace coadopt::fuzz
