namespace Zyz.Sim.Inputs.Import;

/// <summary>How an imported figure stands to those the pack has.</summary>
public enum FigureStanding
{
    /// <summary>The pack has no figure of this quantity.</summary>
    New,

    /// <summary>It corrects one: both stay, told apart by their days of publication.</summary>
    Revision,

    /// <summary>On its day of publication it was known already; nothing is added.</summary>
    Known,
}
