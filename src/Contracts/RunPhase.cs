namespace Zyz.Sim.Contracts;

/// <summary>Where a run stands.</summary>
[GenerateSerializer, Alias("zyz.RunPhase")]
public enum RunPhase
{
    /// <summary>Not started.</summary>
    Idle,

    /// <summary>Playing the main pass.</summary>
    Playing,

    /// <summary>Playing the epistemic pass.</summary>
    PlayingEpistemic,

    /// <summary>Reading quantiles and probabilities out of the outcomes.</summary>
    ReadingOut,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Failed; see <see cref="RunProgress.Failure"/>.</summary>
    Failed,
}
