namespace Zyz.Sim.Model.Scores;

/// <summary>What may be said of the model against the naive forecast.</summary>
public enum SkillVerdict
{
    /// <summary>Too few figures or years: nothing is said, every forecast stands beside its actual.</summary>
    TooFew,

    /// <summary>The interval of the skill includes 0: not distinguishable from the naive forecast. The pool is offered.</summary>
    NotDistinguishable,

    /// <summary>The model forecasts better.</summary>
    Better,

    /// <summary>The model forecasts worse. The naive forecast is offered.</summary>
    Worse,
}
