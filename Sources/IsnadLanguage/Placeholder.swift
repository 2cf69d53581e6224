// Written by the next steps.
