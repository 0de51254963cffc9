#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "command/command.hpp"
#include "import/imported.hpp"
#include "import/template.hpp"
#include "partnership/build.hpp"
#include "results/failure.hpp"
#include "results/output_path.hpp"

namespace coadopt {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::vector<std::string> files;
  std::string output;
  std::string template_folder;
  std::string description;
  bool force = false;
  bool quiet = false;
};

void refuse_existing(const fs::path& path, Existing existing) {
  const std::string problem = existing_file_problem(path, existing);
  if (!problem.empty()) throw OutputRefused(problem);
}

// Under its name only when it is whole.
void write_whole(const fs::path& path, std::string_view text, Existing existing) {
  const fs::path beside = temporary_beside(path);
  errno = 0;
  std::ofstream out(beside, std::ios::binary);
  if (!out) {
    throw OutputRefused(fmt::format("{} cannot be written there ({}). Name another place.", path.string(),
        std::generic_category().message(errno)));
  }
  out << text;
  out.close();
  if (!out) {
    const int why = errno;
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw write_failed(path, "writing it", why);
  }
  publish(beside, path, existing);
}

ExitCode write_templates(const Options& options) {
  const Existing existing = options.force ? Existing::replace : Existing::refuse;
  const fs::path folder = options.template_folder;
  for (const Template& one : import_templates()) refuse_existing(folder / one.file, existing);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw OutputRefused(fmt::format("{} cannot be made ({}).", folder.string(), error.message()));
  for (const Template& one : import_templates()) {
    write_whole(folder / one.file, one.text, existing);
    if (!options.quiet) fmt::print("Template: {}\n", (folder / one.file).string());
  }
  return ExitCode::done;
}

void tell(const Options& options, const Imported& imported) {
  for (const std::string& one : imported.warnings) fmt::print(stderr, "{}\n", one);
  if (options.quiet) return;
  const Sizes sizes = sizes_of(imported.census);
  fmt::print("{} staff in {} teams of {} organisations; {} users and {} neighbours in {} communities\n",
      sizes.staff, sizes.teams, sizes.organisations, sizes.users, sizes.neighbours, sizes.communities);
  if (!imported.missing.empty()) fmt::print("\nNot given in the files:\n");
  for (const std::string& one : imported.missing) fmt::print("  {}\n", one);
  fmt::print("\nPopulation: {}\n", options.output);
}

ExitCode import_files(const Options& options) {
  const Existing existing = options.force ? Existing::replace : Existing::refuse;
  const Imported imported = import_population(options.files, options.description);
  refuse_existing(options.output, existing);
  write_whole(options.output, population_text(imported), existing);
  tell(options, imported);
  return ExitCode::done;
}

}  // namespace

void add_import(CLI::App& program, Action& action) {
  CLI::App* const import = program.add_subcommand("import", "Make a population of a real place's own data");
  import->footer(
      "Examples:\n"
      "  coadopt import --template mine          # staff.csv, users.csv and survey.csv to fill in\n"
      "  coadopt import mine/staff.csv mine/users.csv mine/survey.csv -o population.toml\n"
      "A scenario uses it by [population] from = \"population.toml\". Nothing personal is needed or kept.\n"
      "docs/import.md describes the columns and what becomes of them.");
  const auto options = std::make_shared<Options>();
  CLI::Option* const files =
      import->add_option("FILE", options->files, "CSV files of staff, users and barrier scores, in any order");
  CLI::Option* const output =
      import->add_option("-o,--output", options->output, "Population file to write")->type_name("FILE.toml");
  CLI::Option* const folder =
      import->add_option("--template", options->template_folder, "Write templates to fill in to this folder")
          ->type_name("FOLDER");
  files->needs(output)->excludes(folder);
  output->needs(files)->excludes(folder);
  import->add_option("--description", options->description, "What the population is of, in words")
      ->excludes(folder);
  import->add_flag("--force", options->force, "Replace files that exist");
  import->add_flag("--quiet", options->quiet, "Tell only of what could let somebody be recognised");
  import->callback([options, files, folder, &action] {
    if (files->empty() && folder->empty()) {
      throw CLI::RequiredError("CSV files with -o FILE.toml, or --template FOLDER");
    }
    action = [options, to_folder = !folder->empty()] {
      return to_folder ? write_templates(*options) : import_files(*options);
    };
  });
}

}  // namespace coadopt
