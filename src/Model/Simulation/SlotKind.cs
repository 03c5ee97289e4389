namespace Zyz.Sim.Model.Simulation;

/// <summary>How an enterprise slot comes to life.</summary>
public enum SlotKind
{
    /// <summary>Lives at the base date.</summary>
    Incumbent,

    /// <summary>A place for an entrant of one quarter (E10).</summary>
    Entrant,

    /// <summary>A project known by name (E9).</summary>
    ListedProject,

    /// <summary>An attracted project already under way at the origin (E9).</summary>
    QueuedProject,

    /// <summary>A place for an attracted project signed in one quarter (E9).</summary>
    AttractedProject,
}
