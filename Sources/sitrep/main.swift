import SitrepCommands

await Sitrep.main()
