// Messages of rules that tell a problem in their own words: title, severity, why it matters, what to do.
// The message of each is the problem itself, as a sentence; the other messages are in messages.ts.
import type { Message } from './message.ts';

export const problemMessages: Readonly<Record<string, Message>> = {
  SPW017: error(
    'A requirement is not that of the brief',
    'The plan is built and accepted against its requirements; what the brief asks and they lack is not built.',
    'Put the requirement as the brief has it, or change the brief and plan again.',
  ),
  SPW018: error(
    'A policy does not say what the design decides',
    "Engineers build from the policy's sentence; another figure in the design is never built.",
    'Say the same figure in the policy and in the design, or plan again.',
  ),
  SPW019: error(
    'A test is missing or tries something else',
    'A gate is passed on tests; what none of them tries is found in production.',
    'Put the test as the design calls for it, before its gate.',
  ),
  SPW020: error(
    'The trace has a hole or a loose link',
    'From the trace one sees why a thing exists and what a change touches; a hole hides both.',
    'Add the link, or remove it together with what it stands for.',
  ),
  SPW021: error(
    'The specification does not follow the plan',
    'Vendor and customer sign the specification; what it says otherwise than the plan is built twice or not at all.',
    'Put the row as the plan has it, or plan again; rows of people are kept.',
  ),
  SPW022: error(
    'Work is missing from the project',
    "What no subtask stands for is nobody's work, and is missed on the last day.",
    'Add the subtask, or remove what it would serve from the plan.',
  ),
  SPW023: error(
    'The decision record is not that of the comparison',
    'Who asks later why this design was chosen gets a wrong answer.',
    'Put the record as the comparison has it, or plan again with the other design.',
  ),
  SPW024: error(
    'The roadmap does not follow the flows and tasks',
    'Phases that stand in another order, or without their work, promise a date that cannot be kept.',
    'Put the phase as its flows and tasks make it, or plan again.',
  ),
  SPW025: error(
    'A risk is not held',
    'The plan itself knows that it may go wrong; without trigger and mitigation nobody watches for it.',
    'Put the risk back with its trigger and mitigation.',
  ),
  SPW026: error(
    'A flow is not the one that was asked',
    "The plan answers another wish than the brief's.",
    'Change the brief and plan again; the chapter follows.',
  ),
  SPW027: error(
    'A connection is not to the system that was asked',
    'Limits, gates and endpoints are those of another product or edition.',
    'Change the brief and plan again; the connection follows.',
  ),
  SPW028: error(
    'A status does not follow from the gates',
    'A flow that is marked as buildable and is not costs weeks before that is seen.',
    'Set the status that the gates make, or record under "approvals" in the brief that the gate is open.',
  ),
  SPW029: error(
    'A call names the wrong limit',
    'The throttle holds a limit that does not count the call, and the one that does is exceeded.',
    'Name the tightest documented limit that counts the call, and throttle it.',
  ),
  SPW030: error(
    'A rate budget does not add up',
    'Whoever reads the budget believes in headroom that is not there.',
    'Correct the figure, or plan again from the volumes.',
  ),
  SPW031: error(
    'The time that a change takes does not follow from its trigger',
    'A freshness is promised that the interval cannot keep.',
    'Correct interval or expectation, or plan again.',
  ),
  SPW032: warning(
    'A freshness is missed',
    'People see data that is older than they asked for.',
    'Choose a design that is told of changes, ask more often where limits allow it, or agree to the longer time.',
  ),
  SPW033: error(
    'Too much runs at once',
    'An older change overtakes a newer one, or the system refuses what comes at the same time.',
    'Keep one change of a record in flight, stay under the concurrency limit, and give each flow its own queue.',
  ),
  SPW034: error(
    'A read can miss records',
    'What falls between two windows, or behind a cap, is never brought over and nobody is told.',
    'Reach back over lag and clock, and cut windows before the cap.',
  ),
  SPW035: error(
    'The way of writing is not the one that is called',
    'The calls that are built do something else than the policy promises.',
    'Let the decision and the calls say the same, or plan again.',
  ),
  SPW036: error(
    'A repeat outlives its key',
    'After the key is forgotten a repeat makes a second record.',
    'Stop repeating before the key ends, and look the record up after that.',
  ),
  SPW037: error(
    'The figures of a retry policy are out of order',
    'Repeats come too fast, all at once, or end before they begin, and an outage is made worse.',
    'Let waits grow with jitter up to the cap, give up later than that, and obey Retry-After.',
  ),
  SPW038: error(
    'Dead letters do not last as they must',
    'A record that expires before somebody looks is lost; one with personal data that stays breaks the promise given to people.',
    'Keep them longer than triage and repeats, and no longer than the rule for personal data.',
  ),
  SPW039: error(
    'The first load cannot take that time',
    'Cutover is planned around a figure that the limit does not allow.',
    'Correct records, limit or time, or plan again.',
  ),
  SPW040: error(
    'A mapping row does not fit its fields',
    'Values are cut, refused or written in another type than the row promises.',
    'Put the row as the contracts have the fields, or plan again from the current documents.',
  ),
  SPW041: error(
    'An example does not follow from its mapping',
    'Engineers and testers copy the example before they read the rows.',
    'Plan again, or correct the example as the mapping makes it.',
  ),
  SPW042: error(
    'Personal data is not listed',
    'Retention, erasure and the record of processing are made from the list.',
    'List the field with its class at the flow, or do not carry it.',
  ),
  SPW043: error(
    'The schedule does not hold',
    'Tasks begin before what they wait for is done, or on days when nobody works.',
    'Put day and date as the order of the tasks gives them, or plan again with another start.',
  ),
  SPW044: error(
    'A gate is missing or out of order',
    'Something reaches production untried or unsigned.',
    'Put the gate behind its task, with all its tests, its evidence and a named signature.',
  ),
  SPW045: error(
    'The design is not the one that was compared',
    'The comparison speaks for another solution than the one that is built.',
    'Plan again with `--design`, or put the design as it was compared.',
  ),
  SPW046: error(
    'The scores do not add up',
    'The choice of the design rests on them.',
    'Correct mark or total, or compare again.',
  ),
  SPW047: error(
    'Something to be avoided is used',
    'The brief rules it out, for reasons that the plan does not know.',
    'Choose another tool for the layer, or take the word from "avoid" in the brief.',
  ),
  SPW048: warning(
    'The design costs more than the budget',
    'The money is asked for after the work is done.',
    'Choose a cheaper design, or agree on the higher amount and write it into the brief.',
  ),
  SPW049: warning(
    'The go-live is before the end of the work',
    'The day is missed, or a gate is skipped to keep it.',
    'Start earlier, add hands where work is parallel, carry fewer flows, or move the day.',
  ),
  SPW050: error(
    'A sunset is dated wrongly',
    'Something that is gone by go-live is taken as lasting, or the other way round.',
    'Correct the day with its source, or plan again.',
  ),
  SPW051: error(
    'A source does not hold',
    'A figure cannot be checked against a document that has two dates, or a place that says nothing.',
    'Give the day on which the document was read, and a place in the brief that exists.',
  ),
  SPW052: error(
    'An approval is not for this plan',
    'What is built was approved by nobody.',
    'Have the plan approved as it is now, by a named person, or go back to what was approved.',
  ),
  SPW053: error(
    'A gap is not asked',
    'What nobody asks is guessed by whoever builds it.',
    'Ask it under "questions", with who can answer and what waits for it.',
  ),
  SPW054: error(
    'A webhook is taken without care',
    'Anyone who knows the address can write into the systems, or a lost message stays lost.',
    'Check the documented signature on the raw body, answer in time, and repair by a poll or a comparison.',
  ),
  SPW055: warning(
    'An address is not encrypted',
    'Credentials and records can be read on the way.',
    'Use the encrypted address, or confirm that the way lies inside a closed network.',
  ),
  SPW056: error(
    'An id does not fit its thing',
    'Boards, documents and later plans find things by ids that are made from what they name.',
    "Give back the id that the thing's own parts make.",
  ),
  SPW057: error(
    'Two directions do not fit together',
    "The two legs undo each other's writes, and a test of both at once cannot tell which one is wrong.",
    'Let both legs name the same ends and winners, and test each alone first.',
  ),
  SPW058: error(
    'A call is not as it is documented',
    'Pages, caps and repeats are built from what the call says of itself.',
    'Put the call as the contract has its operation, or plan again.',
  ),
  SPW059: error(
    'No tool carries a policy',
    'The tool does something else than the policy promises, and that is found out after it was bought and built on.',
    'Take another tool for the layer or another design, build what the workaround says, or change the policy.',
  ),
  SPW060: error(
    "A flow's particulars do not follow from it",
    'Acceptance, times, counts, locks and replay are what a flow is tried and run by; other figures than the design has fail in staging or later.',
    'Put the particular as the flow and its mapping give it, or plan again.',
  ),
  SPW061: error(
    'How a system is looked after does not follow from its contract',
    'Drift is watched, access granted and personal data accounted for by these lines; a wrong one hides a change of the contract.',
    'Put the line as the contract and the flows give it, with a role that the plan knows as its owner, or plan again.',
  ),
  SPW062: error(
    'How it is run does not follow from the plan',
    'Those on call work by these targets, alerts and runbooks; a wrong one wakes nobody, or sends them to the wrong place.',
    'Put the line as the flows and limits give it, with a role that the plan knows as its owner, or plan again.',
  ),
  SPW063: error(
    'The frame does not follow from the plan',
    'What nobody answers for, signs or prepares is found missing when a task already waits for it.',
    'Put the line as flows, systems and gates give it, and give each question to somebody.',
  ),
  SPW064: error(
    'The list of what is complete says something else than the plan',
    'A line that is called filled is not looked at again; what it lacks is found by whoever builds.',
    'Fill what the line stands for, ask for it, or plan again; the list itself is never edited.',
  ),
  SPW065: error(
    'A section does not hold what it is made for',
    'The trace ends in the documents; a part that no section holds is read by nobody.',
    'Put the ids that the section tells of as the plan has them, or plan again.',
  ),
  SPW066: error(
    'Evidence is of another design than the plan',
    'Runs prove what was flown and nothing else; a plan that was changed after them rests on nothing.',
    'Plan again, so that the design as it now stands is flown, or take the change back.',
  ),
  SPW067: error(
    'A measured figure is not the one that its runs gave',
    'Designs are chosen by these figures; one that was changed by hand decides by a wish.',
    'Take the figure from the evidence, or plan again.',
  ),
  SPW068: error(
    'A design that broke something in its runs is not out',
    'What loses, doubles or overruns under usual faults does so in production.',
    'Choose a design that survives the same runs, or mend what the first case of the run shows and plan again.',
  ),
  SPW069: {
    ...error(
      'No run took a branch',
      'A way out of a failure that no run went is a promise; it is proved by a test before production instead.',
      'Run the named test by hand, or simulate with faults of your own that lead there.',
    ),
    severity: 'info',
  },
  SPW070: {
    ...error(
      'Runs make another number of calls than the arithmetic',
      'Either the budget or the simulation leaves something out; the one with more calls is the safer guess.',
      'Look at the calls of the named limit in the evidence, and plan with the larger figure.',
    ),
    severity: 'warning',
  },
  SPW071: error(
    'Runs go beyond a limit',
    'Calls are refused at the peak, and other users of the same account feel it.',
    'Lower the share of the limit that the design allows itself, poll less often, or ask the vendor for more.',
  ),
  SPW072: {
    ...error(
      'Measured freshness misses what was asked',
      'Half of all changes arrive later than people were promised, on usual days.',
      'Take a trigger that tells sooner, a shorter interval, or agree on another freshness.',
    ),
    severity: 'warning',
  },
  SPW073: error(
    'A switch that runs follow says something else than the decision beside it',
    'People read the words and build by the figures; where the two differ something else is built, and flown, than was agreed.',
    'Set the figure to what the decision says, or decide anew and plan again.',
  ),
  SPW074: warning(
    'A limit bears what people change, and not what flows carry on',
    'What one flow writes is a change for the next one. Where flows feed one another a quota is spent by what goes round, work waits from day to day, and no design can keep it.',
    'Ask the vendor for a larger quota, leave out flows that bring the same content by another way, or narrow what they carry by a filter.',
  ),
  SPW075: warning(
    'Several flows make the same records, and no key tells which are the same',
    'A person or an article that is in both sources is made by whichever flow comes first, and again by the other: there is nothing by which it could find the record. Doubles are told apart only by hand afterwards.',
    'Map a field that all of these flows carry and that is the same for the same thing, such as an e-mail address or an article number, and match by it; or let one of the flows make records and the others only update them.',
  ),
};

function error(title: string, why: string, fix: string): Message {
  return { title, severity: 'error', message: '{problem}.', why, fix };
}

function warning(title: string, why: string, fix: string): Message {
  return { ...error(title, why, fix), severity: 'warning' };
}
