"""Other browsers than the tests': each is asked the same few things, whatever protocol it speaks."""
