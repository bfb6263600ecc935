from newcomer_guide.events import *
