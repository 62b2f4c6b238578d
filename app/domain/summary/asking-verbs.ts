/** Verbs with which recommendations begin, in the form that stands after "recommended that <State>". */
const VERBS =
  "Abandon Abolish Abstain Accede Accelerate Accept Acknowledge Act Adapt Address Adhere Adjust Adopt Advance Align Allocate Allow Amend " +
  "Apply Appoint Approve Assess Assign Assist Assure Avoid Ban Bring Broaden Build Carry Cease Change Clarify Clean Close Collect Combat " +
  "Commit Compensate Complete Comply Conclude Condemn Conduct Consider Consolidate Consult Continue Cooperate Coordinate Create Criminalise " +
  "Criminalize Decriminalise Decriminalize Dedicate Define Deliver Deploy Design Designate Develop Devise Devote Discontinue Disseminate " +
  "Double Draft Draw Drop Ease Educate Elaborate Eliminate Enable Enact Encourage End Endorse Enforce Engage Enhance Ensure Equip Eradicate " +
  "Establish Evaluate Examine Exclude Exempt Expand Expedite Explore Extend Facilitate Finalise Finalize Finance Fix Follow Formulate Foster " +
  "Free Fulfil Fund Give Grant Guarantee Halt Harmonise Harmonize Hold Identify Implement Impose Improve Include Incorporate Increase Inform Initiate Install " +
  "Institute Integrate Intensify Introduce Invest Investigate Invite Involve Issue Join Keep Launch Legalise Legalize Lift Limit Lower Maintain " +
  "Make Mandate Mainstream Measure Meet Mitigate Modernise Modify Monitor Name Negotiate Offer Open Organise Organize Oversee Pass Pay Permit " +
  "Phase Place Prepare Preserve Prevent Prioritise Prioritize Proceed Process Produce Prohibit Promote Promulgate Prosecute Protect Provide " +
  "Publicly Publish Pursue Put Raise Ratify Reach Reaffirm Realise Recognise Recognize Reconsider Recruit Redouble Reduce Reflect Reform Refrain " +
  "Regularise Regularize Regulate Rehabilitate Reintroduce Reinforce Reinstate Reject Release Remedy Remove Repeal Replace Report Require " +
  "Rescind Respect Respond Restore Restrict Retain Return Review Revise Revisit Revoke Safeguard Secure Seek Separate Set Share Shorten Sign Simplify " +
  "Scale Speed Start Step Stop Streamline Strengthen Submit Supply Support Suspend Sustain Tackle Take Tell Terminate Train Translate Transpose Treat Undertake Unify " +
  "Update Uphold Upgrade Use Widen Withdraw Work";

const WORDS = VERBS.split(" ");
const CAPITAL = WORDS.join("|");
const SMALL = CAPITAL.toLowerCase();

/** "Adopt a law", "Fully implement the law". */
export const IMPERATIVE = new RegExp(`^(?:(?:\\p{Lu}\\p{Ll}+ly|Also|Further) (?:${SMALL})|${CAPITAL}) `, "u");
/** "To adopt a law": the same after these. */
export const INFINITIVE = new RegExp(`^To (?=(?:\\p{Ll}+ly )?(?:${SMALL}) )`, "u");

const DOUBLES = /^(?:Ban|Commit|Drop|Permit|Put|Set|Stop|Submit)$/;
const gerundOf = (verb: string) => (DOUBLES.test(verb) ? `${verb}${verb.at(-1)!}ing` : `${verb.replace(/e$/, "")}ing`);
/** "Adopting a law" stays as it is after "recommended". */
export const GERUND = new RegExp(`^(?:${WORDS.map(gerundOf).join("|")}) `);
