#include "ui/home/HomePage.h"
