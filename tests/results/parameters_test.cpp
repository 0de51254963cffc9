#include <gmock/gmock.h>

#include "month/declared.hpp"
#include "results/folder.hpp"
#include "results/reading.hpp"
#include "results/synthetic.hpp"

namespace coadopt {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

class ResultsParameters : public InFolder {};

TEST_F(ResultsParameters, EveryDeclaredParameterIsThereWithItsDeclaration) {
  const ResultsPlan plan = synthetic::plan();
  synthetic::write_whole(in_folder("out.h5"), plan);
  const reading::File file(in_folder("out.h5"));
  for (const Declared& declared : declared_parameters()) {
    const std::string name = "/parameters/" + declared.key;
    const std::vector<double> values = file.numbers(name);
    ASSERT_EQ(values.size(), 2 * declared.slots) << name;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double exact = declared.read(plan.scenarios[i / declared.slots].parameters, i % declared.slots);
      EXPECT_THAT(values[i], DoubleNear(exact, 1e-6 * std::abs(exact))) << name;
    }
    EXPECT_EQ(file.text_attribute(name, "units"), file_units(declared.unit));
    EXPECT_EQ(file.text_attribute(name, "long_name"), declared.meaning);
    EXPECT_EQ(file.text_attribute(name, "source"), declared.source.text);
    EXPECT_THAT(file.number_attribute(name, "range"), ElementsAre(declared.bounds.low, declared.bounds.high));
    EXPECT_EQ(file.number_attribute(name, "default").size(), declared.slots);
  }
}

TEST_F(ResultsParameters, ValuesAreThoseThatWereWritten) {
  synthetic::write_whole(in_folder("out.h5"), synthetic::plan());
  const reading::File file(in_folder("out.h5"));
  // Kept in single precision by the model; not 0.699999988079071.
  EXPECT_THAT(file.numbers("/parameters/start.person.capability"), ElementsAre(0.55, 0.7));
  EXPECT_THAT(file.numbers("/parameters/population.staff"), ElementsAre(1200, 640));
  EXPECT_THAT(file.numbers("/parameters/start.organisation.friction"),
      ElementsAre(0.60, 0.45, 0.40, 0.45, 0.1, 0.2, 0.3, 0.4));
  EXPECT_THAT(file.dimensions("/parameters/start.organisation.friction"), ElementsAre("scenario", "co"));
  EXPECT_EQ(file.text_attribute("/parameters/start.person.capability", "evidence"), "cited");
  EXPECT_THAT(file.texts("/parameters/co"), ElementsAre("commission", "design", "deliver", "assess"));
}

}  // namespace
}  // namespace coadopt
