// Linked with the whole of one library: whatever that library needs of libraries above it is missing here.
int main() { return 0; }
