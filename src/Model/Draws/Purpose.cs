namespace Zyz.Sim.Model.Draws;

/// <summary>What a draw is for. Each purpose has its own space, so a new rule disturbs no other draw. Never renumber: 5 to 7, 15, 16, 18 and 19 were an enterprise's shock, exits and titles before 2.0.</summary>
public enum Purpose : ushort
{
    /// <summary>Regional shock ε^f (E5).</summary>
    RegionalShock = 1,

    /// <summary>Shared metals price shock (E6).</summary>
    MetalsPrice = 2,

    /// <summary>Town shock ε^s (E5).</summary>
    TownShock = 3,

    /// <summary>A town's own price shock (E6).</summary>
    TownPrice = 4,

    /// <summary>Number of entrants (E10).</summary>
    EntryCount = 8,

    /// <summary>Size of an entrant or a project at birth (E9, E10).</summary>
    BirthSize = 9,

    /// <summary>Number of attracted projects signed (E9).</summary>
    SigningCount = 10,

    /// <summary>Whether a project is realised (E9).</summary>
    Realisation = 11,

    /// <summary>Noise of a project's gestation (E9).</summary>
    Gestation = 12,

    /// <summary>Number of projects under way at the origin (E9).</summary>
    QueueCount = 13,

    /// <summary>Remaining time of a project under way at the origin (E9).</summary>
    QueueTime = 14,

    /// <summary>专精特新 review (E14).</summary>
    SrdiReview = 17,

    /// <summary>Titles held at the origin (E14).</summary>
    StartingTitle = 20,

    /// <summary>R&amp;D intensity of an enterprise against its region (E14).</summary>
    RdIntensity = 21,

    /// <summary>How far orders and capacity lie apart at the base date (§7).</summary>
    StartingUse = 22,

    /// <summary>
    /// An enterprise's shock ε_i (E5) and exit (E11, E12) in an even quarter and the one after it: words 0 and 1, then 2 and 3, of a block of
    /// its own in each replication.
    /// </summary>
    EnterpriseQuarters = 23,

    /// <summary>Technology centre, green factory, 专精特新 award (E14), registration (E13) of a year: words 0 to 3 of a block of its own in each replication.</summary>
    EnterpriseYear = 24,

    /// <summary>A year picked in a bootstrap of scores (docs/scores.md). No forecast uses it.</summary>
    Bootstrap = 40,

    /// <summary>What a firm panel teaches of a single firm: its own drift (docs/scores.md).</summary>
    FirmDrift = 41,

    /// <summary>A parameter (§5).</summary>
    Parameter = 30,

    /// <summary>Error with which a figure is taken in by a recalibration (E16).</summary>
    FigureError = 31,

    /// <summary>A quantity of which only a lower bound was published, in a recalibration.</summary>
    FigureBeyondBound = 32,
}
