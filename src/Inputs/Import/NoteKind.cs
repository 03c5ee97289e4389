namespace Zyz.Sim.Inputs.Import;

/// <summary>What became of a cell.</summary>
public enum NoteKind
{
    /// <summary>Taken in after a conversion that loses nothing.</summary>
    Converted,

    /// <summary>Taken in on an assumption somebody should look at.</summary>
    Guessed,

    /// <summary>Left out: the pack keeps no such figure.</summary>
    LeftOut,

    /// <summary>Taken in, but it contradicts other figures.</summary>
    Contradicted,

    /// <summary>Refused: nothing of the file is taken in.</summary>
    Refused,
}
