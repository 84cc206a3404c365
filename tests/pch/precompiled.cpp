// The owner of the header that the programs with LibTorch share precompiled.
int main() {}
