import SitrepCommands

Sitrep.main()
