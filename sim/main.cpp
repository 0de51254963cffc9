#include "command/program.hpp"

int main(int argc, char** argv) { return coadopt::run_program(argc, argv); }
